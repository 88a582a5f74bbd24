import type { Fee } from '../providers/provider.contract.ts'
import type { QuoteSubject } from '../quotes/quotes.entry.ts'
import type { OfferingTerms } from './order-view.contract.ts'

/** What a quote needs of an order or a draft. */
export const quoteSubject = ({
  terms,
  offering,
  ...about
}: {
  /** A visit paid ahead, where one is used. */
  package?: QuoteSubject['package']
  terms: Omit<OfferingTerms, 'fees'> & { fees?: readonly Fee[] }
  offering: { siteId: string | null; providerId: string }
  recipientId: string | null
  startsAt: Date
  endsAt: Date
}): QuoteSubject => ({
  terms: { ...terms, fees: terms.fees ?? [] },
  count: terms.places?.count ?? 1,
  providerId: offering.providerId,
  siteId: offering.siteId,
  recipientId: about.recipientId,
  startsAt: about.startsAt,
  endsAt: about.endsAt,
  ...(about.package && { package: about.package }),
})
