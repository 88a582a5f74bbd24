import { expect, test } from 'vitest'
import { hours } from '../../server/kernel/clock.ts'
import { testDatabase } from '../support/database.ts'
import { openStage, refusal, sundayTen } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { viewer } = stage.daughter
const api = stage.as(viewer)
const wang = stage.caregiver.id
const zhao = await db.caregiver.create({
  data: {
    providerId: stage.provider.id,
    name: '赵国强',
    gender: 'male',
    skills: ['bathing'],
    hours: { create: { weekday: 7, startMinute: 480, endMinute: 1200 } },
    credentials: {
      create: { kind: 'health_certificate', number: '示例2', expiresOn: new Date('2027-11-21') },
    },
  },
})
const draftOf = () => stage.draft(viewer, stage.father.id, sundayTen)

test('what the recipient wishes narrows what is offered, and what is offered can be placed', async () => {
  const owned = await draftOf()
  const names = async () => (await api.drafts.slots(owned)).caregivers.map(({ name }) => name)
  expect(await names()).toEqual(['王秀兰', '赵国强'])
  const wish = (data: object) => db.recipient.update({ where: { id: stage.father.id }, data })
  await wish({ wantsGender: 'male' })
  expect(await names()).toEqual(['赵国强'])
  await wish({ wantsGender: null, languages: ['shanghainese'] })
  expect(await names()).toEqual([])
  expect(await refusal(api.orders.place({ ...owned, key: stage.key() }))).toBe('orders.slot_not_offered')
  await wish({ languages: [], hasPets: true })
  await db.caregiver.update({ where: { id: wang }, data: { acceptsPets: false } })
  expect(await names()).toEqual(['赵国强'])
  await wish({ hasPets: false })
})

test('a first choice that was taken is followed by the same hour with others and other hours with the same', async () => {
  const owned = await draftOf()
  await api.drafts.setWhen({ ...owned, startsAt: sundayTen, caregiverId: wang, note: '' })
  const other = await draftOf()
  await api.drafts.setWhen({ ...other, startsAt: sundayTen, caregiverId: wang, note: '' })
  await api.orders.place({ ...other, key: stage.key() })
  const { instead, days } = await api.drafts.slots({ ...owned, caregiverId: wang })
  expect(instead?.sameHour).toEqual([{ id: zhao.id, name: '赵国强' }])
  const later = [-2, 2, 2.5].map((away) => new Date(sundayTen.getTime() + hours(away)))
  expect(instead?.sameCaregiver).toEqual({ id: wang, name: '王秀兰', startsAt: later })
  expect(days[1]?.slots.some(({ startsAt }) => startsAt.getTime() === sundayTen.getTime())).toBe(false)
})

test('who cared for them before comes first, else who has less to do', async () => {
  const place = async (startsAt: Date) => {
    const draft = await stage.draft(viewer, stage.father.id, startsAt)
    return (await api.orders.place({ ...draft, key: stage.key() })).visit.caregiver.name
  }
  // 王秀兰 has a visit that Sunday, 赵国强 none.
  const afternoon = new Date(sundayTen.getTime() + hours(5))
  expect(await place(afternoon)).toBe('赵国强')
  await db.visit.updateMany({ where: { caregiverId: wang }, data: { state: 'done' } })
  expect(await place(new Date(afternoon.getTime() + hours(2.5)))).toBe('王秀兰')
})

test('what keeps everybody out is named with what taking it back would give, and is taken back while ordering', async () => {
  const owned = await draftOf()
  const wishes = {
    gender: 'male' as const,
    languages: ['shanghainese' as const],
    hasPets: false,
    smokes: true,
  }
  const all = { ...wishes, prefersFamiliar: false }
  await db.caregiver.update({ where: { id: wang }, data: { languages: ['shanghainese'], acceptsPets: true } })
  await db.caregiver.update({ where: { id: zhao.id }, data: { acceptsSmoke: true } })
  expect(await api.drafts.setWishes({ ...owned, wishes: all })).toEqual(all)
  const { bar, wishes: kept } = await api.drafts.slots(owned)
  expect(kept).toEqual(all)
  // 王秀兰 is a woman who minds no smoke; 赵国强 speaks nothing that was said.
  expect(bar?.ways.map(({ kind, carers }) => [kind, carers])).toEqual([
    ['gender', 1],
    ['languages', 1],
  ])
  expect(bar?.ways.every(({ firstAt }) => firstAt >= (bar.anybodyAt ?? 0))).toBe(true)
  await api.drafts.setWishes({ ...owned, wishes: { ...all, gender: 'anybody' } })
  const after = await api.drafts.slots(owned)
  expect([after.bar, after.caregivers.map(({ name }) => name)]).toEqual([null, ['王秀兰']])
  const [family] = await api.families.list()
  const father = family?.recipients.find(({ id }) => id === stage.father.id)
  expect(father?.wishes).toEqual({ ...all, gender: 'anybody' })
  await api.drafts.setWishes({
    ...owned,
    wishes: { ...all, gender: 'anybody', languages: [], smokes: false },
  })
})

test('somebody described while ordering is heeded at once, kept with the order, and only their family reads it', async () => {
  const ownerKey = stage.key()
  const anybody = stage.as({ kind: 'anonymous' })
  const { id: draftId } = await anybody.drafts.begin({ ownerKey, offeringId: stage.offering.id })
  const owned = { ownerKey, draftId }
  expect((await anybody.drafts.slots(owned)).wishes).toBeNull()
  const place = { regionCode: '310115', addressLine: '示例路 9 号' }
  const recipient = { kind: 'elder' as const, name: '林伯', calledBy: '大伯', ...place }
  await anybody.drafts.setWho({ ...owned, who: { recipient } })
  const wishes = {
    gender: 'male' as const,
    languages: [],
    hasPets: true,
    smokes: false,
    prefersFamiliar: false,
  }
  await anybody.drafts.setWishes({ ...owned, wishes })
  expect((await anybody.drafts.slots(owned)).caregivers.map(({ name }) => name)).toEqual(['赵国强'])
  const startsAt = new Date(sundayTen.getTime() + hours(7 * 24))
  await anybody.drafts.setWhen({ ...owned, startsAt, caregiverId: null, note: '' })
  const order = await api.orders.place({ ...owned, key: stage.key() })
  expect(order.visit.caregiver.name).toBe('赵国强')
  const kept = await db.recipient.findFirstOrThrow({ where: { name: '林伯' } })
  expect(kept).toMatchObject({ wantsGender: 'male', hasPets: true, prefersFamiliar: false })
  const again = await draftOf()
  expect((await anybody.drafts.slots(again)).wishes).toBeNull()
  expect(await refusal(anybody.drafts.setWishes({ ...again, wishes }))).toBe('families.recipient_not_found')
})

test('what they have at that very time already is said before paying, to their own family', async () => {
  const sunday = new Date(sundayTen.getTime() + hours(14 * 24))
  const first = await stage.draft(viewer, stage.father.id, sunday)
  expect(await api.drafts.meanwhile(first)).toEqual([])
  const { id, endsAt } = await api.orders.place({ ...first, key: stage.key() })
  const later = await stage.draft(viewer, stage.father.id, new Date(sunday.getTime() + hours(1)))
  expect(await api.drafts.meanwhile(later)).toMatchObject([{ orderId: id, startsAt: sunday, endsAt }])
  expect(await stage.as({ kind: 'anonymous' }).drafts.meanwhile(later)).toEqual([])
  const after = await stage.draft(viewer, stage.father.id, endsAt)
  expect(await api.drafts.meanwhile(after)).toEqual([])
})
