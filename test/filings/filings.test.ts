import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fireDueFilings } from '../../server/filings/filings.entry.ts'
import { days, minutes } from '../../server/kernel/clock.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { openOffice, pdf } from './steps.ts'

const { db } = await testDatabase()
const clock = movableClock()
const office = await openOffice(db, clock)
const { world, as, manager, operator, providerId, file, decide } = office
const system = office.ctxOf(world.operator.viewer)
const grade = { kind: 'grade' as const, detail: '4', validFrom: '2026-11-01', validUntil: '2028-10-31' }
const stateOf = async (id: string) => (await db.filing.findUniqueOrThrow({ where: { id } })).state
const refused = (code: string) => expect.objectContaining({ message: code })

test('a paper without what it needs stays a draft and says what is missing', async () => {
  await expect(file({ ...grade, number: '' })).rejects.toEqual(refused('filings.number_missing'))
  await expect(file({ ...grade, detail: '' })).rejects.toEqual(refused('filings.detail_missing'))
  await expect(file({ ...grade, validUntil: null })).rejects.toEqual(refused('filings.until_missing'))
  await expect(file({ ...grade, files: [] })).rejects.toEqual(refused('filings.file_missing'))
  expect(await db.filing.count({ where: { providerId, kind: 'grade' } })).toBe(0)
})

test('receipt within five working days, answer within fifteen, defects told, mended, accepted', async () => {
  const { filingId } = await file(grade)
  const [row] = await operator.filings.queue()
  // Saturday the 21st: the fifth working day is Friday the 27th, the fifteenth Friday the 11th.
  expect(row).toMatchObject({
    ...{ id: filingId, overdue: false },
    receiptBy: instantOf('2026-11-28'),
    answerBy: instantOf('2026-12-12'),
  })
  await expect(file(grade)).rejects.toEqual(refused('filings.under_way'))
  await decide(filingId, 'receive')
  await expect(decide(filingId, 'return')).rejects.toEqual(refused('filings.reason_missing'))
  await decide(filingId, 'return', '看不清有效期，请重拍。')
  const paper = await manager.filings.paper({ providerId, kind: 'grade' })
  expect(paper.underWay).toMatchObject({ state: 'returned', reason: '看不清有效期，请重拍。' })
  await file({ ...grade, files: [pdf('again')] })
  expect((await db.filing.findMany({ where: { providerId, kind: 'grade' } })).length).toBe(1)
  await decide(filingId, 'accept')
  expect((await db.provider.findUniqueOrThrow({ where: { id: providerId } })).grade).toBe('4')
  const { house } = await as(world.daughter.viewer).filings.verified({ providerId })
  expect(house.find(({ kind }) => kind === 'grade')).toMatchObject({ detail: '4', until: '2028-10-31' })
  expect(JSON.stringify(house)).not.toContain('保单')
})

test('a late receipt calls the operators, once a working day', async () => {
  const { filingId } = await file({ kind: 'video_promise', validUntil: null })
  clock.set(instantOf('2026-11-28'))
  expect(await fireDueFilings(system)).toBe(1)
  expect(await fireDueFilings(system)).toBe(0)
  expect((await operator.filings.queue())[0]).toMatchObject({ id: filingId, overdue: true })
  clock.set(instantOf('2026-12-01'))
  expect(await fireDueFilings(system)).toBe(1)
  await manager.filings.withdraw({ filingId, key: randomUUID() })
  expect(await stateOf(filingId)).toBe('withdrawn')
})

test('reminders come 60, 30 and 7 days before the last day, at nine', async () => {
  const food = await db.filing.findFirstOrThrow({ where: { providerId, kind: 'food_licence' } })
  await decide(food.id, 'revoke', '换新证')
  const { filingId } = await file({ kind: 'food_licence', validUntil: '2027-03-31' })
  await decide(filingId, 'accept')
  const reminded: string[] = []
  for (
    let at = instantOf('2026-12-02', 541);
    at < instantOf('2027-04-03');
    at = new Date(at.getTime() + days(1))
  ) {
    clock.set(at)
    await fireDueFilings(system)
    const told = await db.event.count({ where: { stream: `filing:${filingId}`, transition: 'remind' } })
    if (told > reminded.length) reminded.push(at.toISOString().slice(0, 10))
  }
  expect(reminded).toEqual(['2027-01-30', '2027-03-01', '2027-03-24'])
  expect(await stateOf(filingId)).toBe('expired')
})

test('a caregiver’s level and record check count once an operator has seen them, and end by themselves', async () => {
  const caregiverId = world.caregiver.id
  const of = { caregiverId, validFrom: '2027-04-01' }
  const level = await file({ ...of, kind: 'carer_level', detail: '6', validUntil: null })
  const record = await file({ ...of, kind: 'no_criminal_record', validUntil: null })
  const held = () =>
    db.credential.findMany({ where: { caregiverId, verifiedAt: { not: null } }, orderBy: { kind: 'asc' } })
  expect(await held()).toEqual([])
  await decide(level.filingId, 'accept')
  await decide(record.filingId, 'accept')
  expect((await held()).map(({ kind }) => kind)).toEqual(['carer_level', 'no_criminal_record'])
  expect((await db.caregiver.findUniqueOrThrow({ where: { id: caregiverId } })).level).toBe(6)
  const [, checked] = await held()
  expect(checked?.expiresOn?.toISOString().slice(0, 10)).toBe('2028-03-31')
  await decide(level.filingId, 'revoke', '编号查不到')
  expect((await held()).map(({ kind }) => kind)).toEqual(['no_criminal_record'])
  expect((await db.caregiver.findUniqueOrThrow({ where: { id: caregiverId } })).level).toBe(null)
})

test('a scan opens for the person it was linked for, for ten minutes, unchanged; an operator says why', async () => {
  const { filingId } = await file({
    kind: 'training_record',
    caregiverId: world.caregiver.id,
    validUntil: null,
  })
  const paper = await manager.filings.paper({
    ...{ providerId, kind: 'training_record' },
    caregiverId: world.caregiver.id,
  })
  const [scan] = paper.filings[0]?.files ?? []
  const asked = new URL(scan?.path ?? '', 'http://yiyou.test').searchParams
  const link = { fileId: scan?.id ?? '', until: Number(asked.get('until')), seal: asked.get('seal') ?? '' }
  const opened = await manager.filings.file(link)
  expect([opened.mime, new TextDecoder().decode(opened.bytes)]).toEqual([
    'application/pdf',
    new TextDecoder().decode(pdf()),
  ])
  const over = refused('filings.link_over')
  await expect(as(world.otherManager.viewer).filings.file(link)).rejects.toEqual(over)
  await expect(operator.filings.file(link)).rejects.toEqual(over)
  await expect(manager.filings.file({ ...link, until: link.until + 1 })).rejects.toEqual(over)
  clock.advance(minutes(10))
  await expect(manager.filings.file(link)).rejects.toEqual(over)

  await expect(operator.filings.openFiles({ filingId, reason: ' ' })).rejects.toThrow()
  const [theirs] = await operator.filings.openFiles({ filingId, reason: '审核' })
  expect(theirs?.path).toMatch(/^\/papers\//)
  expect((await operator.filings.get({ filingId })).looks).toEqual([
    { name: world.operator.name, reason: '审核', at: clock.now() },
  ])
  await expect(db.filingLook.deleteMany({})).rejects.toThrow(/append-only/)
})

test('whoever was bookable before papers were asked for is so until grace ends', async () => {
  const { provider, offering } = world.other
  await db.filing.updateMany({
    where: { providerId: provider.id },
    data: { state: 'revoked', reason: '测试' },
  })
  await db.provider.update({ where: { id: provider.id }, data: { papersGraceUntil: new Date('2027-06-30') } })
  const other = as(world.otherManager.viewer)
  const { id: offeringId, category, title, priceFen, minutes: long } = offering
  await other.providers.saveOffering({
    ...{
      providerId: provider.id,
      offeringId,
      category: category as 'bathing',
      title,
      priceFen,
      minutes: long,
    },
    ...{ mode: 'at_home', unit: 'visit' },
  })
  const bookable = async (day: string) => {
    clock.set(instantOf(day))
    await db.credential.updateMany({ data: { expiresOn: new Date('2030-01-01') } })
    return (await other.providers.page({ providerId: provider.id })).bookable
  }
  expect(await bookable('2027-06-30')).toBe(true)
  expect(await bookable('2027-07-01')).toBe(false)
})
