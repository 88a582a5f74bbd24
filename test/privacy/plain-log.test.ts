import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Person } from '../../server/kernel/view.contract.ts'
import { createLog } from '../../server/platform/log.ts'
import { plainFailure } from '../../server/platform/plain-error.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { MARK, traceIn } from './marked.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world)
const lines: string[] = []
const log = createLog({ level: 'trace', to: { write: (line) => void lines.push(line) } })
const as = (viewer: Person) => createCaller(testCtx(db, clock, viewer, { log }))
const thrown = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => error,
  )

test('a row the database refuses is told without what stands in it', async () => {
  await db.$executeRawUnsafe('alter table chat_message add constraint never check (false) not valid')
  const said = { orderId, text: MARK, key: randomUUID() }
  await thrown(as(world.daughter.viewer).chat.send({ ...said, as: 'family' } as never))
  const written = lines.join('')
  expect(written).toContain('a procedure failed')
  expect(written).toContain('never')
  expect(traceIn(written)).toBeNull()
})

test('what the client, the driver, a parser or a machine elsewhere says is told by its kind', async () => {
  const where = { id: world.father.id }
  const failures = [
    await thrown(db.recipient.update({ where, data: { name: { given: MARK } as never } })),
    await thrown(db.recipient.update({ where, data: { gender: MARK as never } })),
    await thrown(db.$queryRaw`select ${MARK}::int`),
    await thrown(
      db.$executeRaw`insert into recipient (id, family_id, kind, name, called_by) values (uuidv7(), null, 'elder', ${MARK}, '')`,
    ),
    await thrown(Promise.resolve().then(() => JSON.parse(MARK))),
    await thrown(Promise.resolve().then(() => JSON.parse('{"a": 1577'))),
    new Error('the carrier answered', { cause: new Error(`template: "${MARK}" of (${MARK}) is too long`) }),
    MARK,
  ]
  expect(failures).not.toContain(null)
  lines.length = 0
  for (const err of failures) log.error({ err }, 'told')
  expect(lines).toHaveLength(failures.length)
  expect(lines.map(traceIn)).toEqual(failures.map(() => null))
  expect(failures.map((error) => traceIn(plainFailure(error)))).toEqual(failures.map(() => null))
  expect(lines[0]).toContain('plain-log.test')
  expect(lines[6]).toContain('the carrier answered')
})

test('what somebody looks for stands in no line about their request', async () => {
  lines.length = 0
  const { url } = await testServer({ log })
  const asked = encodeURIComponent(MARK)
  const input = encodeURIComponent(JSON.stringify({ json: { q: MARK } }))
  for (const path of [
    `/search?q=${asked}`,
    `/api/trpc/discovery.search?input=${input}`,
    `/nowhere?q=${asked}`,
  ])
    expect((await fetch(`${url}${path}`)).status).toBeGreaterThan(0)
  const written = decodeURIComponent(lines.join('').replace(/%(?![0-9A-F]{2})/g, ''))
  expect(lines.length).toBeGreaterThan(2)
  expect(traceIn(written)).toBeNull()
})
