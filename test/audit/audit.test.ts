import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkChains } from '../../server/audit/audit.entry.ts'
import { verifyAll } from '../../server/events/events.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world)
const stream = `order:${orderId}`
const operator = createCaller(testCtx(db, clock, world.operator.viewer))
await createCaller(testCtx(db, clock, world.bystander.viewer)).providers.submitClaim({
  providerId: world.unclaimed.id,
  position: '站长',
  creditCode: '91310115MA1K3EXA0E',
  contact: '13800000007',
  key: randomUUID(),
})

test('all chains hold, however small the batches', async () => {
  const events = await db.event.count()
  for (const batch of [1, 2, 500])
    expect(await verifyAll(db, batch)).toEqual({ streams: 2, events, broken: null })
})

test('the command counts what it verified', async () => {
  const { code, out } = await verify()
  expect(out).toContain(`2 streams, ${await db.event.count()} events verified`)
  expect(code).toBe(0)
})

test('the database itself refuses to change, remove or empty events', async () => {
  const refused = /events are append-only/
  await expect(db.$executeRaw`update event set reason = 'x'`).rejects.toThrow(refused)
  await expect(db.$executeRaw`delete from event`).rejects.toThrow(refused)
  await expect(db.$executeRaw`truncate event`).rejects.toThrow(refused)
})

test('a row changed behind the trigger’s back is found, by the command and on the operators’ page', async () => {
  const back = await tamper(
    'update event set reason = $$nothing happened$$ where stream = $1 and position = 3',
  )
  const { code, out } = await verify()
  expect(out).toContain(`${stream}, 第 3 个事件`)
  expect(code).toBe(1)
  await checkChains(testCtx(db, clock))
  expect((await operator.audit.events({})).lastCheck).toMatchObject({ broken: { stream, position: 3 } })
  await back()
})

test('a row taken out of the middle, and one cut off the end, are found', async () => {
  const putBack = await tamper('delete from event where stream = $1 and position = 2')
  expect((await verifyAll(db)).broken).toEqual({ stream, position: 2 })
  await putBack()
  const last = await db.event.count({ where: { stream } })
  const mend = await tamper(`delete from event where stream = $1 and position = ${last}`)
  expect((await verifyAll(db)).broken).toEqual({ stream, position: last })
  await mend()
  expect((await verifyAll(db)).broken).toBeNull()
})

test('operators read what happened, the latest first, by order or by person; it counts as a look', async () => {
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const byNumber = await operator.audit.events({ stream: number })
  expect(byNumber.items.map(({ position }) => position)).toEqual(
    Array.from({ length: byNumber.total }, (_, index) => byNumber.total - index),
  )
  expect(byNumber.items.every((item) => item.order?.number === number)).toBe(true)
  expect(await operator.audit.events({ stream: orderId })).toEqual(byNumber)
  const hers = await operator.audit.events({ actor: '周敏' })
  expect(hers.items.map(({ transition }) => transition)).toContain('accept')
  expect(await operator.audit.events({ actor: world.manager.id })).toEqual(hers)
  expect((await operator.audit.events({ stream: 'order:nobody' })).items).toEqual([])
  expect(await db.operatorLook.count({ where: { orderId, operatorId: world.operator.id } })).toBe(1)
})

test('pages follow each other; a page beyond the last is the last', async () => {
  await db.event.createMany({ data: Array.from({ length: 60 }, (_, index) => foreign(index)) })
  const [first, second, beyond] = await Promise.all([1, 2, 99].map((page) => operator.audit.events({ page })))
  expect([first?.items.length, first?.pages]).toEqual([50, 2])
  expect(beyond).toEqual(second)
  const ids = new Set([...(first?.items ?? []), ...(second?.items ?? [])].map(({ id }) => id))
  expect(ids.size).toBe(first?.total)
})

test('old outcomes are forgotten', async () => {
  clock.advance(days(91))
  await checkChains(testCtx(db, clock))
  expect(await db.auditCheck.count()).toBe(1)
})

/** One event of an older subject, at a time of its own. */
const foreign = (index: number) => ({
  ...{ stream: `provider:${randomUUID()}`, position: 1, subject: 'provider', subjectId: randomUUID() },
  ...{ transition: 'verify', toState: 'verified', actorKind: 'operator', data: {}, prevHash: '', hash: '' },
  at: new Date(clock.now().getTime() + index),
})

/** As somebody with the keys to the database would; gives how to undo it. */
async function tamper(sql: string): Promise<() => Promise<void>> {
  const before = await db.event.findMany({ where: { stream } })
  await db.$transaction([
    db.$executeRaw`alter table event disable trigger all`,
    db.$executeRawUnsafe(sql, stream),
    db.$executeRaw`alter table event enable trigger all`,
  ])
  return async () => {
    await db.$transaction([
      db.$executeRaw`alter table event disable trigger all`,
      db.event.deleteMany({ where: { stream } }),
      db.event.createMany({ data: before.map((row) => ({ ...row, data: row.data as object })) }),
      db.$executeRaw`alter table event enable trigger all`,
    ])
  }
}

function verify(): Promise<{ code: number; out: string }> {
  const program = ['scripts/run.mjs', 'server/events/verify-all.cli.ts']
  const options = {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: url },
  }
  return new Promise((done) => {
    execFile(process.execPath, program, options, (error, stdout: string) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout })
    })
  })
}
