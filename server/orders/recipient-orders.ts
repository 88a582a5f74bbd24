import type { Ctx } from '../context.ts'
import { after, hours } from '../kernel/clock.ts'
import { portraitColumns, portraitPath } from '../portraits/portraits.entry.ts'
import type { OrderState } from './order.contract.ts'
import type { OfferingTerms, RecipientOrder } from './order-view.contract.ts'

const shown: OrderState[] = ['requested', 'accepted', 'in_service', 'completed']
/** Who said yes sees that it goes on; who was never asked is not troubled with what may come to nothing. */
const shownWhenAsked: OrderState[] = ['awaiting_elder', 'awaiting_payment']

/** What is ahead of a recipient, the next first; a finished visit stays for half a day. At most 20. */
export async function findOrdersOfRecipient(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ports'>,
  recipientId: string,
): Promise<RecipientOrder[]> {
  const { db, clock } = ctx
  const orders = await db.order.findMany({
    where: {
      recipientId,
      endsAt: { gte: after(clock.now(), -hours(12)) },
      OR: [{ state: { in: shown } }, { state: { in: shownWhenAsked }, recipient: { asksFirst: true } }],
    },
    orderBy: [{ startsAt: 'asc' }],
    take: 20,
    include: {
      provider: { select: { name: true, phone: true } },
      visit: { include: { caregiver: { select: { name: true, gender: true, ...portraitColumns } } } },
    },
  })
  const placers = await db.user.findMany({
    where: { id: { in: orders.map(({ placedBy }) => placedBy) } },
    select: { id: true, name: true },
  })
  return orders.flatMap(({ visit, ...order }) =>
    visit
      ? {
          orderId: order.id,
          version: order.version,
          state: order.state,
          visitState: visit.state,
          startsAt: order.startsAt,
          endsAt: order.endsAt,
          title: (order.terms as OfferingTerms).title,
          providerName: order.provider.name,
          providerPhone: order.provider.phone,
          caregiverName: visit.caregiver.name,
          caregiverGender: visit.caregiver.gender,
          portrait: portraitPath(ctx, visit.caregiver),
          orderedByName: placers.find(({ id }) => id === order.placedBy)?.name ?? '',
          startCode: order.state === 'accepted' ? visit.startCode : null,
          answerBy: order.state === 'awaiting_elder' ? order.dueAt : null,
        }
      : [],
  )
}
