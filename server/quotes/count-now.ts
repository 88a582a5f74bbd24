import type { Db } from '../platform/db.ts'
import type { QuoteView } from './quote.contract.ts'
import { countQuote } from './quote.rules.ts'
import { type QuoteSubject, readFacts } from './read-facts.ts'
import { viewQuote } from './view-quote.ts'

/**
 * What something would cost if it were ordered now, and who would pay which part. A price above its cap is shown capped, and
 * refused when it is ordered.
 */
export async function countNow(db: Db, subject: QuoteSubject): Promise<QuoteView> {
  const { facts, rules } = await readFacts(db, subject)
  return viewQuote(
    { facts, rules, quote: countQuote(facts, rules) },
    {
      explained: true,
      ...(subject.terms.depositFen && { depositFen: subject.terms.depositFen }),
    },
  )
}
