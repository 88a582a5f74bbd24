import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { room } from '../../server/live/rooms.contract.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { type OpenPage, openPage } from '../live/page.ts'
import { until } from '../outbox/worker-bench.ts'
import { settleTown } from '../proof/booking-town.ts'
import { openLine } from '../proof/call-over-http.ts'
import { childrenOf, insistent } from '../proof/crashes.ts'
import { orderOverHttp } from '../proof/order-over-http.ts'
import { type RealServer, realServer } from '../proof/real-server.ts'

const PATIENCE = 60_000

test('two processes, one killed, the database killed, during a visit with pages open: nothing missed or doubled, and who left hears nothing', {
  timeout: 300_000,
}, async () => {
  // What is on standard error while processes are being killed belongs to the test.
  const server = await realServer({ settings: { LOG_LEVEL: 'silent', WEB_PROCESSES: '2' } })
  onTestFinished(server.end)
  const db = openDb(server.databaseUrl(), { max: 2 })
  onTestFinished(() => db.$disconnect())
  const size = { families: 2, providers: 1, caregivers: 1 }
  const town = await settleTown(db, { secret: server.secret, now: new Date(), size })
  await server.kill('SIGTERM')
  await server.start()
  const [daughter, brother] = town.families
  const provider = town.providers[0]
  if (!daughter || !brother || !provider) throw new Error('an empty town')
  const line = openLine(server.url)
  onTestFinished(line.close)
  const as = (cookie: string) => insistent(line, () => false).as(cookie)
  const ok = async (call: Promise<{ status: number; problem: string | null }>) =>
    expect(await call).toMatchObject({ status: 200, problem: null })

  // The brother joins the daughter's family; the visit is due.
  const { userId } = await db.familyMember.findFirstOrThrow({ where: { familyId: brother.familyId } })
  await db.familyMember.create({ data: { familyId: daughter.familyId, userId, role: 'member' } })
  const orderId = await orderOverHttp(line, {
    town: { ...town, families: [daughter] },
    family: daughter,
    random: Math.random,
  })
  const soon = { startsAt: new Date(Date.now() + minutes(5)), endsAt: new Date(Date.now() + minutes(95)) }
  await db.order.update({ where: { id: orderId }, data: soon })
  const { startCode: code } = await db.visit.update({ where: { orderId }, data: soon })

  // Four pages of two people, and the desk's: processes take turns, so that each has some of them.
  const cookies = [daughter.cookie, brother.cookie, daughter.cookie, brother.cookie, provider.managerCookie]
  const pages = cookies.map((cookie) => openPage(server.url, { cookie }))
  onTestFinished(() => {
    for (const page of pages) page.close()
  })
  const here = ({ counts }: OpenPage) => counts.back + counts.behind > 0
  await until(() => pages.every(here), PATIENCE)
  const family = pages.slice(0, 4)
  const already = (await nudgesOf(db, daughter.familyId)).length

  const carer = as(provider.managerCookie)
  await ok(carer.mutate('orders.depart', { orderId, key: randomUUID() }))
  await everybodyHears(family, db, daughter.familyId, already)

  killOneWebProcess(server)
  await ok(carer.mutate('orders.checkIn', { orderId, key: randomUUID(), how: { method: 'code', code } }))
  process.kill(server.databasePid(), 'SIGKILL')
  await ok(carer.mutate('care.note', { orderId, key: randomUUID(), text: '水温 39 度' }))
  killOneWebProcess(server)
  await ok(carer.mutate('care.note', { orderId, key: randomUUID(), text: '洗了头' }))
  await ok(carer.mutate('orders.checkOut', { orderId, key: randomUUID(), report: '洗好了' }))
  await everybodyHears(family, db, daughter.familyId, already)
  expect(Math.max(...pages.map(({ counts }) => counts.away))).toBeGreaterThan(0)
  for (const { heard, counts } of pages)
    expect(counts.changed).toBe(
      new Set(heard.map(({ mark, kind, id, version }) => mark ?? `${kind}:${id}:${version}`)).size,
    )
  expect(await db.careEntry.count({ where: { orderId } })).toBe(2)
  const steps = await db.event.findMany({
    where: { stream: `order:${orderId}`, subject: 'visit' },
    orderBy: { position: 'asc' },
  })
  expect(steps.map(({ transition }) => transition)).toEqual(['assign', 'depart', 'check_in', 'check_out'])

  // The daughter takes the brother out: his open pages hear nothing more.
  const { id: memberId } = await db.familyMember.findFirstOrThrow({
    where: { familyId: daughter.familyId, userId },
  })
  await ok(as(daughter.cookie).mutate('families.removeMember', { memberId }))
  await until(() => [0, 2].every((at) => toldOfFamily(pages[at])), PATIENCE)
  const now = (await nudgesOf(db, daughter.familyId)).length
  const his = [1, 3].map((at) => toldOf(pages[at]))
  await ok(
    as(daughter.cookie).mutate('orders.move', {
      orderId,
      transition: 'confirm',
      reason: '',
      key: randomUUID(),
    }),
  )
  await everybodyHears(
    [0, 2].flatMap((at) => pages[at] ?? []),
    db,
    daughter.familyId,
    now,
  )
  expect([1, 3].map((at) => toldOf(pages[at]))).toEqual(his)
})

/** What it was told of orders. */
const toldOf = (page: OpenPage | undefined) => page?.heard.filter(({ kind }) => kind === 'order').length

/** It was told that who belongs there has changed. */
const toldOfFamily = (page: OpenPage | undefined) => page?.heard.some(({ kind }) => kind === 'family')

/** Every nudge of the family since `from` is known to each page, or the page has read everything again; gives how many there are. */
async function everybodyHears(
  pages: readonly OpenPage[],
  db: Db,
  familyId: string,
  from: number,
): Promise<number> {
  // Until the database is there again nobody can be asked.
  const said = await insist(() => nudgesOf(db, familyId))
  const fresh = said.slice(from)
  expect(fresh.length).toBeGreaterThan(0)
  const knows = ({ heard, counts }: OpenPage) => {
    const marks = new Set(heard.map(({ mark }) => mark))
    return counts.behind > 0 || fresh.every((mark) => marks.has(mark))
  }
  await until(() => pages.every(knows), PATIENCE)
  return said.length
}

async function nudgesOf(db: Db, familyId: string): Promise<string[]> {
  const rows = await db.outbox.findMany({ where: { topic: 'nudge' }, orderBy: { id: 'asc' } })
  const theirs = (payload: unknown) => (payload as { rooms: string[] }).rooms.includes(room.family(familyId))
  return rows.filter(({ payload }) => theirs(payload)).map(({ id }) => id)
}

async function insist<Result>(ask: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}

/** One of those that answer people. */
function killOneWebProcess(server: RealServer): void {
  const isOurs = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server-main')
  const [victim] = childrenOf(server.pid()).filter(isOurs)
  if (victim === undefined) throw new Error('there is no web process')
  process.kill(victim, 'SIGKILL')
}
