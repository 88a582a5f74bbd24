import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import type { Ctx } from '../context.ts'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { OutboxTopics } from '../outbox/outbox.entry.ts'

/**
 * Calls the one cared for the day before and reads out who comes and when, where the family asked for it. A visit that was
 * moved or called off meanwhile is not told of. Delivered at least once: a call too many does no harm.
 */
export async function callElder(
  { db, ports }: Pick<Ctx, 'db' | 'ports'>,
  { orderId, startsAt }: OutboxTopics['elder_call'],
): Promise<void> {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { recipient: true, visit: { include: { caregiver: { select: { name: true } } } } },
  })
  const { recipient, visit } = order
  const stands = order.state === 'accepted' && order.startsAt.toISOString() === startsAt
  if (!stands || !visit || !recipient.callsAhead || !recipient.phone || recipient.archivedAt) return
  const words = i18nFor('zh-CN').t('elder:callAhead', {
    ...{ calledBy: recipient.calledBy, caregiver: visit.caregiver.name, startsAt: order.startsAt },
    ...{ title: plainTitle((order.terms as OfferingTerms).title), interpolation: { escapeValue: false } },
  })
  await ports.voice.call({ to: recipient.phone, words })
}
