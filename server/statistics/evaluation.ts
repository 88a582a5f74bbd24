import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import {
  type EvaluationResult,
  type EvaluationView,
  evaluationTerms,
  type publishEvaluationInput,
} from './evaluation.contract.ts'
import { evaluate } from './evaluation.rules.ts'
import type { Figures } from './statistics.contract.ts'

type Known = Pick<Figures, 'year' | 'coverage' | 'districts' | 'coverageOn'>

/**
 * A year's evaluation: as it was published; for operators (`live`) as the rule in force counts it now, always over what everybody may
 * read, so that no score gives a hidden figure away. Null where nothing is published and it is not theirs. Three statements.
 */
export async function findEvaluation(
  { db }: Pick<Ctx, 'db'>,
  figures: Known,
  live: boolean,
): Promise<EvaluationView | null> {
  const { year, coverageOn } = figures
  const [now, before] = await Promise.all([latest({ db }, year), latest({ db }, year - 1)])
  if (!now && !live) return null
  const rule = live || !now ? await ruleOn({ db }, coverageOn) : now.rule
  if (!rule) return null
  const terms = evaluationTerms.parse(rule.terms)
  const { version, source, validFrom } = rule
  return {
    rule: { version, source, terms, validFrom: dayTextOf(validFrom) },
    on: live || !now ? coverageOn : dayTextOf(now.coverageOn),
    results: live || !now ? evaluate(terms, figures) : resultsOf(now),
    before: Object.fromEntries(resultsOf(before).map(({ district, score }) => [district, score])),
    published: now && { at: now.publishedAt, by: now.publishedByName },
  }
}

/**
 * Puts a year's evaluation on the public page as it is counted now; what was published before stays on record. The same key again
 * publishes nothing. Refuses with statistics.nothing_to_publish.
 */
export async function publishEvaluation(
  { db, clock, viewer }: PersonCtx,
  { year, key }: z.output<typeof publishEvaluationInput>,
  figures: Known,
): Promise<{ ok: true }> {
  const counted = await findEvaluation({ db }, figures, true)
  if (!counted || counted.results.length === 0) throw new DomainError('statistics.nothing_to_publish')
  await db.evaluationRun.createMany({
    data: [
      {
        ...{ year, key, ruleVersion: counted.rule.version, results: counted.results as object[] },
        ...{ coverageOn: new Date(`${counted.on}T00:00:00Z`), publishedAt: clock.now() },
        ...{ publishedBy: viewer.userId, publishedByName: viewer.name },
      },
    ],
    skipDuplicates: true,
  })
  return { ok: true }
}

const latest = ({ db }: Pick<Ctx, 'db'>, year: number) =>
  db.evaluationRun.findFirst({
    where: { year },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    include: { rule: true },
  })

const ruleOn = ({ db }: Pick<Ctx, 'db'>, day: string) =>
  db.evaluationRule.findFirst({
    where: { validFrom: { lte: new Date(`${day}T00:00:00Z`) } },
    orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
  })

const resultsOf = (run: { results: unknown } | null) => (run?.results ?? []) as EvaluationResult[]

const dayTextOf = (date: Date) => date.toISOString().slice(0, 10)
