import type { Ctx } from '../context.ts'
import { hours } from '../kernel/clock.ts'

type Sealing = Pick<Ctx, 'ports' | 'clock'>

/** The end of a link that holds for one to two hours; within an hour it is the same, so that a browser asks once. */
export function sealedQuery({ ports, clock }: Sealing, words: readonly string[]): string {
  const until = (Math.floor(clock.now().getTime() / hours(1)) + 2) * hours(1)
  return `until=${until}&seal=${ports.seals.seal([...words, String(until)])}`
}

/** Whether such a link is whole and still holds. */
export const sealHolds = (
  { ports, clock }: Sealing,
  words: readonly string[],
  { until, seal }: { until: number; seal: string },
): boolean => until > clock.now().getTime() && ports.seals.matches([...words, String(until)], seal)
