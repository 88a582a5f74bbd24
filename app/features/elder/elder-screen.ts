import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { daysBetween } from '../../i18n/shanghai.ts'

export type ElderVisit = ElderView['visits'][number]
export type Answer = 'agree' | 'refuse'

/** The one thing an elder's page shows. */
export type ElderScreen =
  | { kind: 'help'; incident: NonNullable<ElderView['incident']> }
  | { kind: 'none' }
  | { kind: 'ask'; visit: ElderVisit }
  | { kind: 'confirm'; visit: ElderVisit; answer: Answer }
  | { kind: 'visit'; visit: ElderVisit; next: ElderVisit | null }

/** What was asked for by the address: a certain visit, an answer that is about to be given. */
export type Asked = { visitId: string | null; answer: Answer | null }

/** A call for help before all else; then a question; then whoever is here or comes today, what today was, and whoever comes another day. */
export function screenOf(
  { visits, incident }: Pick<ElderView, 'visits' | 'incident'>,
  asked: Asked,
  now: Date,
): ElderScreen {
  if (incident) return { kind: 'help', incident }
  const chosen = visits.find(({ orderId }) => orderId === asked.visitId)
  const question = visits.find(({ state }) => state === 'awaiting_elder')
  const ahead = visits.filter(({ state }) => state !== 'completed' && state !== 'awaiting_elder')
  const over = visits.findLast(({ state }) => state === 'completed')
  const [soonest] = ahead
  const today = soonest && daysBetween(now, soonest.startsAt) <= 0 ? soonest : undefined
  const visit = chosen ?? question ?? today ?? over ?? soonest
  if (!visit) return { kind: 'none' }
  if (visit.state === 'awaiting_elder') {
    return asked.answer ? { kind: 'confirm', visit, answer: asked.answer } : { kind: 'ask', visit }
  }
  return { kind: 'visit', visit, next: ahead.find((other) => other.startsAt > visit.startsAt) ?? null }
}

export type VisitStanding = 'waiting' | 'settled' | 'on_the_way' | 'in_service' | 'done'

/** Where a visit stands, in the words of `elder:status.*`. */
export function standingOf({ state, visitState }: ElderVisit): VisitStanding {
  if (state === 'requested' || state === 'awaiting_payment') return 'waiting'
  if (state === 'completed') return 'done'
  if (state === 'in_service') return 'in_service'
  return visitState === 'on_the_way' ? 'on_the_way' : 'settled'
}
