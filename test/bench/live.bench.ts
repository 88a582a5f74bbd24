import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { connect } from '../../app/live/connect.ts'
import { days } from '../../server/kernel/clock.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { freePort } from './free-port.ts'
import { type Answered, type Asked, type Event, now } from './live-process.ts'
import { withTemporaryDatabase } from './temporary-database.ts'

const PROCESSES = 2
/** A family of two, each with two pages open. */
const PEOPLE = 2
const PAGES = 2
/** For what has not been heard by then, in milliseconds after the last of it, it is too late. */
const LONGEST_BACK = 60_000

/**
 * Two whole servers, thousands of open pages, hundreds of changes a second: from commit to every page that may know, what is
 * missed while lines keep breaking, and what a page costs. The pages run in this process, on the same machine. Options:
 * --sockets=5000, --events=500 (a second, over both), --seconds=20.
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const given = (name: string, usual: number) =>
    Number(options.find((option) => option.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
  const [sockets, perSecond, seconds] = [given('sockets', 5_000), given('events', 500), given('seconds', 20)]
  await withTemporaryDatabase(databaseUrl, async (url) => {
    const db = openDb(url, { max: 4 })
    const secret = randomBytes(24).toString('hex')
    const families = await settle(db, { count: Math.ceil(sockets / PEOPLE / PAGES), secret })
    const servers = await Promise.all(Array.from({ length: PROCESSES }, () => serve(url, secret)))
    const figure = (metric: string, value: number, n: number) =>
      tell({ engine: `postgres, ${PROCESSES} processes`, metric, value: rounded(value), n })
    try {
      const before = await heldBy(servers)
      const begun = performance.now()
      const pages = await open(families, servers)
      say(`${pages.length} sockets in ${Math.round(performance.now() - begun)} ms`)
      figure('memory per socket: KB', ((await heldBy(servers)) - before) / pages.length / 1_024, pages.length)
      const ids = families.map(({ id }) => id)
      await happen(servers, { families: ids, perSecond: 100, seconds: 2 })
      await pause(2_000)

      say(`load ${loadavg()[0]?.toFixed(1)}; ${perSecond} events a second for ${seconds} s`)
      const calm = await round(servers, pages, { families: ids, perSecond, seconds })
      const waits = [...calm.waits].sort((a, b) => a - b)
      figure('events/s committed', calm.events.length / calm.took, calm.events.length)
      for (const [name, share] of [
        ['p50', 0.5],
        ['p99', 0.99],
        ['max', 1],
      ] as const)
        figure(`commit to client: ${name} ms`, percentile(waits, share), waits.length)
      figure('missed', calm.missed, waits.length)

      say('The same with 2 % of the lines broken each second')
      const broken = await round(servers, pages, { families: ids, perSecond, seconds, cutting: true })
      figure('lines broken', broken.cuts, pages.length)
      figure('missed, lines breaking', broken.missed, broken.expected)
      figure('told twice, lines breaking', broken.doubled, broken.expected)
      figure('pages that had to read everything again', broken.behind, broken.cuts)
      for (const page of pages) page.close()
    } finally {
      for (const { child } of servers) child.kill('SIGKILL')
      await db.$disconnect()
    }
  })
}

type Family = { id: string; cookies: string[] }
type Page = {
  familyId: string
  changed: number
  behind: number
  told: number
  waitsFor: Map<string, number>
  cut(): void
  close(): void
}
type Served = { url: string; child: ChildProcess }

/** Families with people who are signed in, in three statements. */
async function settle(db: Db, { count, secret }: { count: number; secret: string }): Promise<Family[]> {
  const families = Array.from({ length: count }, (_, i) => ({ id: crypto.randomUUID(), name: `林${i}家` }))
  const people = families.flatMap(({ id: familyId }, i) =>
    Array.from({ length: PEOPLE }, (_, j) => {
      const phone = 13_900_000_000 + i * PEOPLE + j
      return { familyId, phone, userId: crypto.randomUUID(), token: randomBytes(16).toString('hex') }
    }),
  )
  await db.family.createMany({ data: families })
  await db.user.createMany({
    data: people.map(({ userId: id, phone }) => ({
      ...{ id, name: `林${phone}`, email: `${phone}@phone.invalid` },
      ...{ phoneNumber: `+86${phone}`, phoneNumberVerified: true },
    })),
  })
  await db.familyMember.createMany({
    data: people.map(({ familyId, userId }) => ({ familyId, userId, role: 'organiser' as const })),
  })
  const expiresAt = new Date(Date.now() + days(1))
  await db.session.createMany({ data: people.map(({ token, userId }) => ({ token, userId, expiresAt })) })
  const cookieOf = (token: string) =>
    `yiyou.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`
  return families.map(({ id }, i) => ({
    id,
    cookies: people.slice(i * PEOPLE, (i + 1) * PEOPLE).map(({ token }) => cookieOf(token)),
  }))
}

async function serve(databaseUrl: string, secret: string): Promise<Served> {
  const port = String(await freePort())
  const program = fileURLToPath(new URL('./live-process.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', program, databaseUrl, port, secret],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, child }
}

async function ask<What extends Asked['what']>(
  { child }: Served,
  asked: Extract<Asked, { what: What }>,
): Promise<Answered> {
  child.send(asked)
  const [answer] = (await once(child, 'message')) as [Answered]
  return answer
}

async function heldBy(servers: readonly Served[]): Promise<number> {
  const answers = await Promise.all(servers.map((server) => ask(server, { what: 'held' })))
  return answers.reduce((sum, answer) => sum + (answer.what === 'held' ? answer.bytes : 0), 0)
}

async function happen(
  servers: readonly Served[],
  {
    families,
    perSecond,
    seconds,
  }: Pick<Extract<Asked, { what: 'happen' }>, 'families' | 'perSecond' | 'seconds'>,
): Promise<Event[]> {
  const share = perSecond / servers.length
  const answers = await Promise.all(
    servers.map((server, i) => {
      // Different families at the same moment: rows are not what is measured.
      const theirs = families.filter((_, at) => at % servers.length === i)
      return ask(server, { what: 'happen', families: theirs, perSecond: share, seconds })
    }),
  )
  return answers.flatMap((answer) => (answer.what === 'happened' ? answer.events : []))
}

/** Two hundred at a time; each page of a person at another process. */
async function open(families: readonly Family[], servers: readonly Served[]): Promise<Page[]> {
  const wanted = families.flatMap(({ id, cookies }) =>
    cookies.flatMap((cookie) =>
      Array.from({ length: PAGES }, (_, i) => ({ id, cookie, at: i % servers.length })),
    ),
  )
  const pages: Page[] = []
  for (let from = 0; from < wanted.length; from += 200) {
    const some = wanted.slice(from, from + 200)
    pages.push(
      ...(await Promise.all(some.map(({ id, cookie, at }) => page(servers[at]?.url ?? '', id, cookie)))),
    )
  }
  return pages
}

/** The very client of our pages. */
function page(url: string, familyId: string, cookie: string): Promise<Page> {
  return new Promise((resolve) => {
    let socket: Socket | undefined
    const opened: Page = {
      ...{ familyId, changed: 0, behind: 0, told: 0, waitsFor: new Map() },
      cut: () => void socket?.io.engine?.close(),
      close: () => close(),
    }
    const connectTo: typeof io = (options: unknown) => {
      socket = io(url, { ...(options as object), extraHeaders: { cookie }, forceNew: true })
      socket.on('changed', ({ id }: { id: string }) => {
        opened.told += 1
        if (!opened.waitsFor.has(id)) opened.waitsFor.set(id, now())
      })
      return socket
    }
    const close = connect(
      connectTo,
      { elderToken: undefined, readAt: new Date() },
      {
        changed: () => {
          opened.changed += 1
        },
        behind: () => {
          opened.behind += 1
          resolve(opened)
        },
        back: () => resolve(opened),
        away: () => {},
        refused: () => {},
      },
    )
  })
}

async function round(
  servers: readonly Served[],
  pages: readonly Page[],
  {
    cutting = false,
    ...given
  }: { families: string[]; perSecond: number; seconds: number; cutting?: boolean },
) {
  for (const one of pages) {
    one.waitsFor.clear()
    one.changed = one.behind = one.told = 0
  }
  let over = false
  let cuts = 0
  const breaking = async () => {
    while (cutting && !over) {
      await pause(1_000)
      for (const one of pages) {
        if (Math.random() >= 0.02) continue
        one.cut()
        cuts += 1
      }
    }
  }
  const begun = performance.now()
  const broke = breaking()
  const events = await happen(servers, given)
  const took = (performance.now() - begun) / 1_000
  over = true
  await broke
  await pause(3_000)
  const byFamily = group(events)
  // Lines that broke last come back within five seconds, where the machine has nothing else to do.
  for (const since = performance.now(); performance.now() - since < LONGEST_BACK; await pause(1_000))
    if (heard(pages, byFamily).missed === 0) break
  const { waits, missed, expected } = heard(pages, byFamily)
  const changed = pages.reduce((sum, one) => sum + one.changed, 0)
  const behind = pages.reduce((sum, one) => sum + one.behind, 0)
  return { events, took, waits, missed, expected, doubled: Math.max(0, changed - expected), cuts, behind }
}

function group(events: readonly Event[]): Map<string, Event[]> {
  const byFamily = new Map<string, Event[]>()
  for (const event of events) byFamily.set(event.familyId, [...(byFamily.get(event.familyId) ?? []), event])
  return byFamily
}

/** Who heard what, and how long after it was committed; whoever was told to read everything again has missed nothing. */
function heard(pages: readonly Page[], byFamily: ReadonlyMap<string, readonly Event[]>) {
  const waits: number[] = []
  let [missed, expected] = [0, 0]
  for (const one of pages) {
    for (const { id, committedAt } of byFamily.get(one.familyId) ?? []) {
      expected += 1
      const heardAt = one.waitsFor.get(id)
      if (heardAt !== undefined) waits.push(heardAt - committedAt)
      else if (one.behind === 0) missed += 1
    }
  }
  return { waits, missed, expected }
}
