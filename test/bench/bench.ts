import { availableParallelism, loadavg } from 'node:os'
import type { Bench, Figure } from './figure.ts'

/** One file per bench, by the name it is called by. */
const benches: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  booking: () => import('./booking.bench.ts'),
  live: () => import('./live.bench.ts'),
  money: () => import('./money.bench.ts'),
  search: () => import('./search.bench.ts'),
  'search-outage': () => import('./search-outage.bench.ts'),
  web: () => import('./web.bench.ts'),
}

/** `npm run bench -- <name> [options]`: one JSON line per figure on standard output, the rest on standard error. */
async function main([name = '', ...options]: string[]): Promise<number> {
  const load = benches[name]
  if (!load) {
    process.stderr.write(`Benches: ${Object.keys(benches).join(', ')}\n`)
    return 2
  }
  const say = (text: string) => process.stderr.write(`${text}\n`)
  say(`Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`)
  const tell = (figure: Omit<Figure, 'bench'>) =>
    process.stdout.write(`${JSON.stringify({ bench: name, ...figure } satisfies Figure)}\n`)
  const { bench } = await load()
  await bench({ databaseUrl: process.env.DATABASE_URL ?? '', options, tell, say })
  return 0
}

process.exitCode = await main(process.argv.slice(2))
