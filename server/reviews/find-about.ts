import type { Db } from '../platform/db.ts'
import type { CheckNews } from './checks/check.contract.ts'
import { losersOf } from './checks/move-check.ts'
import { remedyView } from './remedies/find-remedies.ts'
import type { RemedyView } from './remedies/remedy.contract.ts'

/** What is going on about some reviews, as one side sees it: checks by a person, and remedies. Two queries. */
export async function findAbout(
  db: Db,
  reviews: readonly { id: string }[],
  side: 'family' | 'provider',
  may: boolean,
): Promise<{ checks: CheckNews[]; remedies: RemedyView[] }> {
  const reviewId = { in: reviews.map(({ id }) => id) }
  const [checks, remedies] = await Promise.all([
    db.reviewCheck.findMany({ where: { reviewId }, orderBy: { openedAt: 'desc' } }),
    db.remedy.findMany({ where: { reviewId } }),
  ])
  return {
    checks: checks
      // Who reported what about whom is between them and the operators until something is decided.
      .filter(({ state, outcome, reportedSide }) => state !== 'open' || outcome || reportedSide === side)
      .map((check) => ({
        ...{ id: check.id, reviewId: check.reviewId, state: check.state, outcome: check.outcome },
        ...{ reason: check.reason, finalReason: check.finalReason, decidedAt: check.decidedAt },
        canAppeal: may && check.state === 'decided' && losersOf(check) === side,
        appealBy: check.state === 'decided' ? check.dueAt : null,
      })),
    remedies: remedies.map((remedy) => remedyView(remedy, side, may)),
  }
}
