import type { Db } from '../../server/platform/db.ts'
import { settleTown, type Town } from '../proof/booking-town.ts'
import { openLine } from '../proof/call-over-http.ts'
import { crashUnderLoad, lostOrDoubled, victims } from '../proof/crashes.ts'
import { raceForOneSlot } from '../proof/one-slot.ts'
import type { RealServer } from '../proof/real-server.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { seededRandom } from './random.ts'

type Given = { server: RealServer; db: Db } & Pick<Parameters<Bench>[0], 'tell' | 'say'>

const DAY = 86_400_000

/** Tries for one hour of one carer from 64 clients, through the real procedure over HTTP. */
export async function measureRace({
  server,
  db,
  tries,
  tell,
  say,
}: Given & { tries: number }): Promise<void> {
  const size = { families: 64, providers: 1, caregivers: 1 }
  const town = await settleTown(db, { secret: server.secret, now: new Date(), size })
  const line = openLine(server.url)
  // Twice on the same server: the first time its code is still being compiled.
  const race = async (daysAhead: number, count: number) => {
    const midnight = Math.floor(Date.now() / DAY) * DAY
    const startsAt = new Date(midnight + daysAhead * DAY + 2 * 3_600_000)
    return raceForOneSlot(line, { db, town, startsAt, tries: count, clients: 64 })
  }
  await race(2, 500)
  const { outcomes, failures, took } = await race(3, tries)
  line.close()
  say(`${[...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ')}`)
  const figure = (metric: string, value: number) =>
    tell({
      engine: 'postgres',
      metric: `one hour, 64 clients: ${metric}`,
      value: rounded(value),
      n: took.length,
    })
  figure('winners', outcomes.get('won') ?? 0)
  figure('failures', failures)
  figure('p50 ms', percentile(took, 0.5))
  figure('p99 ms', percentile(took, 0.99))
  figure('broken invariants', (await brokenInvariants(db, new Date())).length)
}

/** Kills at random moments while eight families order; each kind of victim in turn. */
export async function measureCrashes({
  server,
  db,
  town,
  rounds,
  tell,
  say,
}: Given & { town: Town; rounds: number }): Promise<void> {
  const line = openLine(server.url)
  const { next: random } = seededRandom(rounds)
  const crashes = await crashUnderLoad(server, { line, town, clients: 8, rounds, random })
  line.close()
  const lost = await lostOrDoubled(db, crashes.heard)
  const broken = await brokenInvariants(db, new Date())
  for (const words of [...lost, ...broken]) say(words)
  for (const { victim, recovery } of crashes.rounds) say(`${victim}: ${Math.round(recovery)} ms`)
  const figure = (metric: string, value: number, n: number) =>
    tell({ engine: 'postgres', metric: `killed under load: ${metric}`, value: rounded(value), n })
  figure('acknowledged orders lost or doubled', lost.length, crashes.heard.size)
  figure('broken invariants', broken.length, crashes.heard.size)
  for (const victim of victims) {
    const took = crashes.rounds.filter((round) => round.victim === victim).map(({ recovery }) => recovery)
    if (took.length === 0) continue
    const sorted = took.sort((a, b) => a - b)
    figure(`${victim}: recovery, median ms`, percentile(sorted, 0.5), took.length)
    figure(`${victim}: recovery, longest ms`, percentile(sorted, 1), took.length)
  }
}
