import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../../server/platform/db.ts'
import type { Town } from '../proof/booking-town.ts'
import { openLine } from '../proof/call-over-http.ts'
import { cpuOf } from '../proof/cpu.ts'
import { NotAnswered, orderOverHttp } from '../proof/order-over-http.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { seededRandom } from './random.ts'

type Given = {
  url: string
  /** Process ids of the site and of its database. */
  pid: number
  databasePid: number
  db: Db
  town: Town
  orders: number
  tell: Parameters<Bench>[0]['tell']
  say: Parameters<Bench>[0]['say']
}

const WARM_UP = 30

/**
 * Complete orders by one client and by eight, each waiting for its answers: how many a second, how long one takes from
 * search to acceptance and each of its steps, and how long the outbox needs afterwards to tell everybody.
 */
export async function measureOrders({ orders, ...given }: Given): Promise<void> {
  await ordersBy(8, { ...given, orders: WARM_UP, tell: () => {} })
  for (const clients of [1, 8]) {
    await delivered(given.db)
    await ordersBy(clients, { ...given, orders })
  }
}

async function ordersBy(
  clients: number,
  { url, db, town, orders, tell, say, ...processes }: Given,
): Promise<void> {
  const line = openLine(url, { sockets: clients })
  const took: number[] = []
  const steps = new Map<string, number[]>()
  let left = orders
  let taken = 0
  const cpu = await cpuOf(processes)
  const own = process.cpuUsage()
  const began = performance.now()
  const client = async (number: number) => {
    const { next: random } = seededRandom(1 + number + orders)
    const family = town.families[number]
    if (!family) throw new Error('more clients than families')
    while (left-- > 0) {
      const started = performance.now()
      const timed = (step: string, milliseconds: number) => {
        const known = steps.get(step)
        if (known) known.push(milliseconds)
        else steps.set(step, [milliseconds])
      }
      try {
        await orderOverHttp(line, { town, family, random, timed })
        took.push(performance.now() - started)
      } catch (error) {
        if (!(error instanceof NotAnswered) || error.answered.status !== 409) throw error
        // Two clients chose the same hour: the loser chooses again.
        taken += 1
        left += 1
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  const seconds = (performance.now() - began) / 1_000
  line.close()
  const { user, system } = process.cpuUsage(own)
  const drained = await delivered(db)
  const spent = await cpuOf(processes)
  const figure = (metric: string, value: number, n = took.length) =>
    tell({
      engine: 'postgres',
      metric: `complete orders, ${clients} at a time: ${metric}`,
      value: rounded(value),
      n,
    })
  const sorted = took.sort((a, b) => a - b)
  figure('orders/s', sorted.length / seconds)
  figure('p50 ms', percentile(sorted, 0.5))
  figure('p99 ms', percentile(sorted, 0.99))
  figure('hours chosen twice', taken)
  figure('server CPU ms each', (spent.server - cpu.server) / took.length)
  figure('database CPU ms each', (spent.database - cpu.database) / took.length)
  figure('client CPU ms each', (user + system) / 1_000 / took.length)
  figure('outbox delivered after, ms', drained)
  for (const [step, times] of steps) {
    const each = times.sort((a, b) => a - b)
    say(`${clients} ${step}: p50 ${rounded(percentile(each, 0.5))} p99 ${rounded(percentile(each, 0.99))}`)
  }
}

/** Milliseconds until nothing is left to deliver. */
async function delivered(db: Db): Promise<number> {
  const began = performance.now()
  while ((await db.outbox.count({ where: { deliveredAt: null } })) > 0) await pause(50)
  return performance.now() - began
}
