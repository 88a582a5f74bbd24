import { DomainError } from '../kernel/problem.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'

/** Everything a decision or a view of one order needs, in one read. */
export const orderParts = {
  recipient: { select: { id: true, name: true, calledBy: true, kind: true, phone: true } },
  provider: { select: { id: true, name: true, phone: true } },
  visit: { include: { caregiver: { select: { id: true, name: true, gender: true, level: true } } } },
  payments: { include: { refunds: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  reviews: { orderBy: { createdAt: 'asc' } },
  proposals: { where: { state: 'open' }, include: { caregiver: { select: { name: true } } } },
  plan: { select: { state: true, firstOrderId: true } },
  stay: { select: { orderId: true } },
  quote: { select: { selfFen: true, packageFen: true, engine: true, facts: true, result: true } },
} as const satisfies Prisma.OrderInclude

type Row = Prisma.OrderGetPayload<{ include: typeof orderParts }>
export type OrderRecord = Row & {
  visit: NonNullable<Row['visit']>
  /** Of the newest event of its timeline, where this transaction has written it. */
  lastHash?: string
}

/**
 * One order within a scope; what is outside the scope does not exist.
 * Refuses with orders.not_found.
 */
export async function getOrderRecord(db: Db | Tx, where: Prisma.OrderWhereInput): Promise<OrderRecord> {
  const order = await db.order.findFirst({ where, include: orderParts })
  if (!order?.visit) throw new DomainError('orders.not_found')
  return { ...order, visit: order.visit }
}

/** What the family itself has to pay now, in fen: the price less what insurance, voucher, coupon and a package bear. */
export const selfFenOf = ({ quote, priceFen }: Pick<OrderRecord, 'quote' | 'priceFen'>): number =>
  quote?.selfFen ?? priceFen

/** What is paid besides the price and comes back when the stay is over, in fen. */
export const depositFenOf = ({ terms }: Pick<OrderRecord, 'terms'>): number =>
  (terms as { depositFen?: number }).depositFen ?? 0

/** What the family has to pay with its bill, in fen. */
export const dueFenOf = (order: Pick<OrderRecord, 'quote' | 'priceFen' | 'terms'>): number =>
  selfFenOf(order) + depositFenOf(order)

/** What insurance, voucher and coupon bear of the price, in fen; nothing of a visit where nobody opened. */
export function fundersOf(order: Pick<OrderRecord, 'quote' | 'visit'>): number[] {
  if (!order.quote || order.visit.missedBy === 'family') return []
  const { shares } = order.quote.result as { shares: Record<string, { fen: number }> }
  return Object.values(shares).map(({ fen }) => fen)
}

/** What was paid ahead for it with a package, in fen. */
export const packageFenOf = ({ quote }: Pick<OrderRecord, 'quote'>): number => quote?.packageFen ?? 0

/** Fen received and fen given back or promised back for an order. */
export function moneyOf(order: Pick<OrderRecord, 'payments'>): { paidFen: number; refundedFen: number } {
  const paid = order.payments.filter((payment) => payment.state === 'paid')
  const refunds = paid.flatMap((payment) => payment.refunds).filter((refund) => refund.state !== 'failed')
  return { paidFen: sum(paid), refundedFen: sum(refunds) }
}

/** What the family has with us for an order, paid for it or ahead with a package, in fen. */
export const ownFenOf = (order: Pick<OrderRecord, 'payments' | 'quote'>): number =>
  moneyOf(order).paidFen + packageFenOf(order)

const sum = (rows: readonly { amountFen: number }[]) => rows.reduce((total, row) => total + row.amountFen, 0)
