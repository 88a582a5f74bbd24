import type { Asked } from './asked.ts'
import { type FilingRow, type PaperStanding, underWay } from './filing.contract.ts'
import { goodUntil } from './filing.rules.ts'
import { housePapers, type PaperKind } from './paper.contract.ts'

/** Every paper of a provider, what it needs first, in the order in which one would get them. */
export const housePapersInOrder = (asked: ReadonlyMap<PaperKind, Asked>): PaperKind[] => [
  ...housePapers.filter((kind) => asked.has(kind)),
  ...housePapers.filter((kind) => !asked.has(kind)),
]

/** Where one kind of paper stands on `today`, from all that was ever filed of it, the latest first. */
export function standingOf(
  kind: PaperKind,
  asked: Asked | undefined,
  filings: readonly FilingRow[],
  today: string,
  declaredUntil: string | null = null,
): PaperStanding {
  const accepted = filings.filter(({ state }) => state === 'accepted' || state === 'expired')
  const spans = accepted.map(({ validFrom, validUntil }) => ({ from: validFrom ?? today, until: validUntil }))
  const until = goodUntil(spans, today)
  const going = filings.find(({ state }) => (underWay as readonly string[]).includes(state))
  const ended = filings.find(({ state }) => state === 'expired' || state === 'refused' || state === 'revoked')
  return {
    kind,
    required: asked !== undefined,
    rules: asked?.rules ?? [],
    offerings: asked?.offerings ?? [],
    good: until === undefined ? null : { until },
    declaredUntil: until === undefined ? declaredUntil : null,
    underWay: going
      ? { state: going.state, answerBy: going.answerBy, receiptBy: going.receiptBy, reason: going.reason }
      : null,
    last: until === undefined && ended ? (ended.state as PaperStanding['last']) : null,
    lastReason: until === undefined && ended ? ended.reason : '',
  }
}
