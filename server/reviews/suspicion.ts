import { after, days } from '../kernel/clock.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Tx } from '../platform/db.ts'
import type { ReviewOrder, ReviewRecord } from './review-order.ts'
import type { SuspicionFacts } from './suspicion.rules.ts'

type Row = {
  sharesPerson: boolean
  sharesAddress: boolean
  lastDay: number
  before: number
  others: string[]
}

/** Reads what the rules ask about one review: one query. */
export async function suspicionFacts(
  tx: Tx,
  order: ReviewOrder,
  review: ReviewRecord,
): Promise<SuspicionFacts> {
  const { createdAt, providerId, id } = review
  const atHome = (order.terms as OfferingTerms).mode === 'at_home'
  const [row] = await tx.$queryRaw<Row[]>`
    select
      exists (select 1 from family_member f join provider_member m on m.user_id = f.user_id
        where f.family_id = ${order.familyId}::uuid and m.provider_id = ${providerId}::uuid) as "sharesPerson",
      ${atHome}::bool and exists (select 1 from site s where s.provider_id = ${providerId}::uuid
        and length(${order.addressLine}) > 0 and s.address_line = ${order.addressLine}) as "sharesAddress",
      (select count(*)::int from review where provider_id = ${providerId}::uuid
        and created_at > ${after(createdAt, -days(1))} and created_at <= ${createdAt}) as "lastDay",
      (select count(*)::int from review where provider_id = ${providerId}::uuid
        and created_at > ${after(createdAt, -days(91))} and created_at <= ${after(createdAt, -days(1))}) as "before",
      coalesce((select array_agg(text) from (select text from review
        where id <> ${id}::uuid and created_at > ${after(createdAt, -days(180))} and length(text) > 0
          and (provider_id = ${providerId}::uuid or author_id = ${review.authorId}::uuid)
        order by created_at desc limit 300) recent), '{}') as others`
  if (!row) throw new Error('a query without a from clause gave no row')
  return { ...row, text: review.text }
}
