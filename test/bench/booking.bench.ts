import { loadavg } from 'node:os'
import { type Db, openDb } from '../../server/platform/db.ts'
import { settleTown } from '../proof/booking-town.ts'
import { type RealServer, realServer } from '../proof/real-server.ts'
import { measureOrders } from './booking-orders.ts'
import { measureCrashes, measureRace } from './booking-proof.ts'
import type { Bench } from './figure.ts'
import { slotFigures } from './slots.ts'

/**
 * Booking on the built site in a process of its own, over HTTP through the real procedures, with the built-in PostgreSQL
 * as it comes: free times (in process), complete orders, a race for one hour, kills under load. Each on a server of its own.
 * All of it takes less than five minutes on two idle cores. Options: --orders=400 (a figure), --tries=10000, --rounds=12 (30 for
 * the proof), --only=slots,orders,race,crashes, --profile=<folder for CPU profiles>.
 */
export const bench: Bench = async ({ options, tell, say }) => {
  const option = (name: string) => options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)
  const number = (name: string, usual: number) => Number(option(name) ?? usual)
  const only = option('only')?.split(',')
  const wanted = (part: string) => !only || only.includes(part)
  const profile = option('profile')
  const sayLoad = (part: string) => say(`${part}: load ${loadavg()[0]?.toFixed(1)}`)
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []

  if (wanted('slots')) {
    sayLoad('slots')
    await withServer({}, (_server, db) => slotFigures(db, tell))
  }
  if (wanted('orders')) {
    sayLoad('orders')
    await withServer({ flags }, async (server, db) => {
      const town = await settle(server, db, { families: 8, providers: 40, caregivers: 5 })
      const processes = { pid: server.pid(), databasePid: server.databasePid() }
      const orders = number('orders', 400)
      await measureOrders({ url: server.url, ...processes, db, town, orders, tell, say })
    })
  }
  if (wanted('race')) {
    sayLoad('race')
    await withServer({ flags }, (server, db) =>
      measureRace({ server, db, tries: number('tries', 10_000), tell, say }),
    )
  }
  if (wanted('crashes')) {
    sayLoad('crashes')
    await withServer({ settings: { LOG_LEVEL: 'silent' } }, async (server, db) => {
      const town = await settle(server, db, { families: 8, providers: 40, caregivers: 5 })
      await measureCrashes({ server, db, town, rounds: number('rounds', 12), tell, say })
    })
  }
}

/** A town, and a server that has read it: what is searched in is built when the site starts. */
async function settle(server: RealServer, db: Db, size: Parameters<typeof settleTown>[1]['size']) {
  const town = await settleTown(db, { secret: server.secret, now: new Date(), size })
  await server.kill('SIGTERM')
  await server.start()
  return town
}

async function withServer(
  options: Parameters<typeof realServer>[0],
  use: (server: RealServer, db: Db) => Promise<void>,
): Promise<void> {
  const server = await realServer(options)
  const db = openDb(server.databaseUrl(), { max: 2 })
  try {
    await use(server, db)
  } finally {
    await db.$disconnect()
    await server.end()
  }
}
