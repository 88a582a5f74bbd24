import { openDb } from '../../server/platform/db.ts'
import { settleTown } from '../proof/booking-town.ts'
import { realServer } from '../proof/real-server.ts'
import { measureOrders } from './booking-orders.ts'
import type { Bench } from './figure.ts'

/**
 * Booking on the built site in a process of its own, over HTTP through the real procedures, with the built-in PostgreSQL
 * as it comes. Options: --orders=400 (a figure), --tries=10000, --rounds=30, --only=orders,race,crash.
 */
export const bench: Bench = async ({ options, tell, say }) => {
  const number = (name: string, usual: number) => Number(option(options, name) ?? usual)
  const only = option(options, 'only')?.split(',')
  const wanted = (part: string) => !only || only.includes(part)
  const flags = option(options, 'profile')
    ? ['--cpu-prof', `--cpu-prof-dir=${option(options, 'profile')}`]
    : []
  if (wanted('orders')) {
    const server = await realServer({ flags })
    const db = openDb(server.databaseUrl(), { max: 2 })
    try {
      const size = { families: 8, providers: 40, caregivers: 5 }
      const town = await settleTown(db, { secret: server.secret, now: new Date(), size })
      await server.kill('SIGTERM')
      await server.start()
      await measureOrders({
        url: server.url,
        pid: server.pid(),
        databasePid: server.databasePid(),
        db,
        town,
        orders: number('orders', 400),
        tell,
        say,
      })
    } finally {
      await db.$disconnect()
      await server.end()
    }
  }
}

const option = (options: readonly string[], name: string) =>
  options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)
