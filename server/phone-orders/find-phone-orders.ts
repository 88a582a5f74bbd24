import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Prisma } from '../platform/db.ts'
import type { PhoneOrderView, phoneOrderInput, phoneOrdersInput } from './phone-order.contract.ts'

const parts = {
  order: {
    select: {
      ...{ id: true, number: true, state: true, terms: true, providerId: true },
      ...{ startsAt: true, endsAt: true, priceFen: true, dueAt: true },
      provider: { select: { name: true } },
    },
  },
} as const satisfies Prisma.PhoneOrderInclude

/** What was ordered for callers, the latest first, at most 100: all of it for operators, a provider's own for its managers. */
export async function findPhoneOrders(
  ctx: PersonCtx,
  { providerId }: z.output<typeof phoneOrdersInput>,
): Promise<PhoneOrderView[]> {
  const rows = await ctx.db.phoneOrder.findMany({
    where: { AND: [visible(ctx), providerId ? { providerId } : {}] },
    orderBy: [{ begunAt: 'desc' }, { id: 'desc' }],
    take: 100,
    include: parts,
  })
  return rows.map((row) => view(row, ctx))
}

/** One call: who, how it was made sure, why, and what became of it. Refuses with phone_orders.not_found. */
export async function getPhoneOrder(
  ctx: PersonCtx,
  { phoneOrderId }: z.output<typeof phoneOrderInput>,
): Promise<PhoneOrderView> {
  const row = await ctx.db.phoneOrder.findFirst({
    where: { AND: [visible(ctx), { id: phoneOrderId }] },
    include: parts,
  })
  if (!row) throw new DomainError('phone_orders.not_found')
  return view(row, ctx)
}

function visible({ viewer }: PersonCtx): Prisma.PhoneOrderWhereInput {
  if (viewer.operator) return {}
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  return { providerId: { in: managed } }
}

type Row = Prisma.PhoneOrderGetPayload<{ include: typeof parts }>

function view({ order, ...row }: Row, { viewer }: PersonCtx): PhoneOrderView {
  const whole = row.staffId === viewer.userId
  const shown = (number: string) => (whole ? number : `${number.slice(0, 3)}****${number.slice(-4)}`)
  return {
    ...{ id: row.id, staffName: row.staffName, channel: row.channel, begunAt: row.begunAt },
    ...{ callerName: row.callerName, callerPhone: shown(row.callerPhone), reason: row.reason },
    relation: row.relation as PhoneOrderView['relation'],
    verifiedBy: row.verifiedBy as PhoneOrderView['verifiedBy'],
    ...{ payerName: row.payerName, payerPhone: shown(row.payerPhone) },
    order: order && {
      ...{ id: order.id, number: order.number, state: order.state, dueAt: order.dueAt },
      ...{ providerId: order.providerId, providerName: order.provider.name, priceFen: order.priceFen },
      ...{ startsAt: order.startsAt, endsAt: order.endsAt, title: (order.terms as OfferingTerms).title },
    },
  }
}
