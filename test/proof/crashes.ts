import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../../server/platform/db.ts'
import type { Town } from './booking-town.ts'
import type { Answered, Line } from './call-over-http.ts'
import { type Heard, NotAnswered, orderOverHttp } from './order-over-http.ts'
import type { RealServer } from './real-server.ts'

export const victims = ['server', 'database', 'database session', 'both'] as const
export type Victim = (typeof victims)[number]
export type Round = {
  readonly victim: Victim
  /** Milliseconds from the kill to the first order that was placed and acknowledged after it. */
  readonly recovery: number
}
export type Crashes = { readonly rounds: readonly Round[]; readonly heard: ReadonlyMap<string, Heard> }

/**
 * Families order without pause while, at random moments, a process is killed without warning: the site with the worker in
 * it, the first process of the database, one session of it, or all at once. The site is started again as a supervisor
 * would; the database is the site's to start. Whoever gets no answer sends the same again.
 */
export async function crashUnderLoad(
  server: RealServer,
  given: { line: Line; town: Town; clients: number; rounds: number; random: () => number },
): Promise<Crashes> {
  const { line, town, clients, rounds, random } = given
  const heard = new Map<string, Heard>()
  let placed = 0
  let over = false
  const again = insistent(line, () => over)
  const hear = (one: Heard) => {
    if (one.state === 'awaiting_payment') placed += 1
    heard.set(one.orderId, one)
  }
  const family = async (number: number) => {
    const mine = town.families[number]
    if (!mine) throw new Error('more clients than families')
    while (!over) {
      try {
        await orderOverHttp(again, { town, family: mine, random, heard: hear })
      } catch (error) {
        // An hour somebody else has, or the end of the run.
        if (!(error instanceof NotAnswered) || (error.answered.status !== 409 && !over)) throw error
      }
    }
  }
  const ordering = Promise.all(Array.from({ length: clients }, (_, number) => family(number)))
  const told: Round[] = []
  const killing = async () => {
    for (let round = 0; round < rounds; round++) {
      const victim = victims[round % victims.length] ?? 'server'
      await untilPlaced(() => placed, placed + 1)
      await pause(200 + random() * 1_500)
      const began = performance.now()
      await strike(server, victim, random)
      const before = placed
      await untilPlaced(() => placed, before + 1)
      told.push({ victim, recovery: performance.now() - began })
    }
    over = true
  }
  try {
    await Promise.race([killing(), ordering])
  } finally {
    over = true
  }
  await ordering
  return { rounds: told, heard }
}

async function strike(server: RealServer, victim: Victim, random: () => number): Promise<void> {
  const postmaster = server.databasePid()
  if (victim === 'database session') {
    const sessions = childrenOf(postmaster)
    const unlucky = sessions[Math.floor(random() * sessions.length)]
    if (unlucky) process.kill(unlucky, 'SIGKILL')
    return
  }
  if (victim !== 'server') process.kill(postmaster, 'SIGKILL')
  if (victim === 'database') return
  await server.kill('SIGKILL')
  await server.start()
}

export const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(name)] : []
      } catch {
        return []
      }
    })

const PATIENCE = 120_000

async function untilPlaced(placed: () => number, enough: number): Promise<void> {
  const end = performance.now() + PATIENCE
  while (placed() < enough) {
    if (performance.now() > end) throw new Error(`no order was placed in ${PATIENCE} ms`)
    await pause(10)
  }
}

/** The same calls, sent again until they are answered: by whoever does not know whether the first arrived. */
export function insistent(line: Line, over: () => boolean): Line {
  const insist = async <Result>(call: () => Promise<Answered<Result>>) => {
    for (;;) {
      const answer = await call()
      if ((answer.status !== 0 && answer.status < 500) || over()) return answer
      await pause(50)
    }
  }
  return {
    close: line.close,
    as: (cookie) => {
      const caller = line.as(cookie)
      return {
        query: (procedure, input) => insist(() => caller.query(procedure, input)),
        mutate: (procedure, input) => insist(() => caller.mutate(procedure, input)),
      }
    },
  }
}

const progress = ['awaiting_payment', 'requested', 'accepted']

/** What was acknowledged and is not there, or is there less far than was said, or more than once. */
export async function lostOrDoubled(db: Db, heard: ReadonlyMap<string, Heard>): Promise<string[]> {
  const orders = await db.order.findMany({ select: { id: true, state: true, placementKey: true } })
  const found = new Map(orders.map((order) => [order.id, order]))
  const lost = [...heard.values()].flatMap(({ orderId, key, state }) => {
    const order = found.get(orderId)
    if (order?.placementKey !== key) return [`order ${orderId} was acknowledged and is not there`]
    const behind = progress.indexOf(order.state) < progress.indexOf(state)
    return behind ? [`order ${orderId} was acknowledged as ${state} and is ${order.state}`] : []
  })
  const doubled = await db.$queryRaw<{ id: string }[]>`
    select family_id::text as id from "order" where state <> 'lapsed'
    group by family_id, recipient_id, provider_id, placement_key having count(*) > 1`
  return [...lost, ...doubled.map(({ id }) => `family ${id} has one order twice`)]
}
