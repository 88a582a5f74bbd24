import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import { loadViewer } from '../accounts/accounts.entry.ts'
import { pathOf } from '../carriers/carriers.entry.ts'
import type { Ctx } from '../context.ts'
import { createElderLink } from '../elders/elders.entry.ts'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { OutboxTopics } from '../outbox/outbox.entry.ts'

/**
 * Tells the one cared for, where they have a phone, what was ordered for them. Who has no way in yet gets one with it; a card
 * that is in use already stays good. Delivered at least once: a text too many does no harm.
 */
export async function textElder(ctx: Ctx, { orderId }: OutboxTopics['elder_text']): Promise<void> {
  const order = await ctx.db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { recipient: true, provider: { select: { name: true } } },
  })
  const { recipient, provider, startsAt, placedBy } = order
  if (!recipient.phone || recipient.kind !== 'elder') return
  const title = plainTitle((order.terms as OfferingTerms).title)
  const way = await newWayIn(ctx, recipient.id, placedBy)
  const { t } = i18nFor('zh-CN')
  const told = { title, provider: provider.name, startsAt, url: way ?? '' }
  const asked = order.state === 'awaiting_elder' ? 'elderAsked' : 'elderTold'
  const body = t(`phone-orders:${asked}`, { ...told, interpolation: { escapeValue: false } })
  const what = t('phone-orders:elderWhat', told)
  // Whoever has a card keeps it: six figures on it open the same page there.
  const path = pathOf(way ?? `${ctx.appUrl}/e`, ctx.appUrl)
  await ctx.ports.sms.send({
    ...{ to: recipient.phone, body: body.trim() },
    ...{ template: 'elder_order', values: { what, path } },
  })
}

async function newWayIn(ctx: Ctx, recipientId: string, placedBy: string): Promise<string | null> {
  const inUse = { recipientId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } }
  if ((await ctx.db.elderLink.count({ where: inUse })) > 0) return null
  const viewer = await loadViewer(ctx.db, placedBy)
  if (viewer.kind !== 'person') return null
  return (await createElderLink({ ...ctx, viewer }, { recipientId })).url
}
