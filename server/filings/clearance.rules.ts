import { addDays } from '../kernel/wall-time.ts'
import type { DaySpan } from './clearance.contract.ts'
import type { HousePaper, PaperRequirement } from './paper.contract.ts'
import { paperRequirements } from './requirements.rules.ts'

/** A paper that was accepted: good from its first to its last wall date, both included; null has no last. */
export type GoodPaper = { readonly kind: string; readonly from: string; readonly until: string | null }
export type Work = { readonly category: string; readonly mode: string }

/** The rules under which a provider of this kind needs papers for this work on `day`. */
export function rulesFor(
  kind: string,
  work: Work,
  day: string,
  table: readonly PaperRequirement[] = paperRequirements,
): PaperRequirement[] {
  return table.filter(
    ({ since, until, kinds, categories, modes }) =>
      since <= day &&
      (until === null || day < until) &&
      has(kinds, kind) &&
      has(categories, work.category) &&
      has(modes, work.mode),
  )
}

/** The papers such work needs on `day`, each once. */
export const requiredPapers = (
  kind: string,
  work: Work,
  day: string,
  table?: readonly PaperRequirement[],
): HousePaper[] => [...new Set(rulesFor(kind, work, day, table).map(({ paper }) => paper))]

const isGoodOn = (paper: GoodPaper, day: string): boolean =>
  paper.from <= day && (paper.until === null || day <= paper.until)

export type Papers = {
  readonly kind: string
  readonly papers: readonly GoodPaper[]
  /** The last day on which nobody asks yet; null where somebody does. */
  readonly graceUntil: string | null
}

/** What is missing on `day` for some work; nothing while there is grace. */
export function missingPapers(
  { kind, papers, graceUntil }: Papers,
  work: Work,
  day: string,
  table?: readonly PaperRequirement[],
): HousePaper[] {
  if (graceUntil !== null && day <= graceUntil) return []
  return requiredPapers(kind, work, day, table).filter(
    (required) => !papers.some((paper) => paper.kind === required && isGoodOn(paper, day)),
  )
}

/**
 * The wall dates on which nothing is missing for some work, in order and apart from each other. Between two days on which a
 * paper begins or is over, a rule comes or goes, or grace ends, nothing changes: so one day of each such stretch is asked.
 */
export function clearedSpans(
  house: Papers,
  work: Work,
  table: readonly PaperRequirement[] = paperRequirements,
): DaySpan[] {
  const spans: DaySpan[] = []
  const turns = turnsOf(house, table)
  for (const [index, from] of turns.entries()) {
    if (missingPapers(house, work, from ?? BEFORE_ALL, table).length > 0) continue
    const until = turns[index + 1] ?? null
    const last = spans.at(-1)
    if (last && last.until === from) spans[spans.length - 1] = { from: last.from, until }
    else spans.push({ from, until })
  }
  return spans
}

/** As PostgreSQL writes several ranges of dates. */
export const multirangeOf = (spans: readonly DaySpan[]): string =>
  `{${spans.map(({ from, until }) => `[${from ?? ''},${until ?? ''})`).join(',')}}`

const BEFORE_ALL = '0001-01-01'

/** The days on which something may change; before the first of them is null. */
function turnsOf({ papers, graceUntil }: Papers, table: readonly PaperRequirement[]): (string | null)[] {
  const days = new Set<string>()
  for (const { from, until } of papers) {
    days.add(from)
    if (until !== null) days.add(addDays(until, 1))
  }
  for (const { since, until } of table) {
    days.add(since)
    if (until !== null) days.add(until)
  }
  if (graceUntil !== null) days.add(addDays(graceUntil, 1))
  return [null, ...[...days].sort()]
}

const has = (list: readonly string[] | 'all', value: string) => list === 'all' || list.includes(value)
