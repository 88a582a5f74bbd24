import { loadavg } from 'node:os'
import { asked } from './asked.ts'
import { median, percentile, rounded } from './figure.ts'
import type { Served } from './served.ts'

export type Rate = {
  urls: readonly string[]
  clients: number
  headers?: Record<string, string> | undefined
  seconds: number
  repeat: number
  /** Where the server is a process of its own. */
  site?: Pick<Served, 'used'> | undefined
}

/** How many are answered a second and how long each waits: of each figure the median of some runs. `n` is all that were timed. */
export async function rateOf({ urls, clients, headers, seconds, repeat, site }: Rate) {
  const runs: Record<string, number>[] = []
  let [n, allFailed] = [0, 0]
  for (let time = 0; time < repeat; time += 1) {
    const begun = await site?.used()
    const { milliseconds, failed, all } = await asked({
      ...{ urls, clients, headers, milliseconds: seconds * 1_000, warmUp: 1_000, from: time * 6_007 },
    })
    const ended = await site?.used()
    const sorted = milliseconds.sort((a, b) => a - b)
    n += sorted.length
    allFailed += failed
    runs.push({
      'requests/s': sorted.length / seconds,
      'p50 ms': percentile(sorted, 0.5),
      'p99 ms': percentile(sorted, 0.99),
      ...(begun !== undefined && ended !== undefined && { 'server CPU ms each': (ended - begun) / all }),
      'load average': loadavg()[0] ?? 0,
    })
  }
  const figures = Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((metric) => [
      metric,
      rounded(median(runs.map((one) => one[metric] ?? Number.NaN))),
    ]),
  )
  return { figures, n, failed: allFailed }
}
