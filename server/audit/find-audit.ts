import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { Db, Prisma } from '../platform/db.ts'
import type { AuditCheckView, AuditEvent, AuditPage, findAuditInput } from './audit.contract.ts'

const PER_PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const ORDER_NUMBER = /^\d{6}-\d{6}$/
const ORDER_STREAM = 'order:'

/**
 * What happened, the latest first, 50 a page; of one order or claim, or by one person, where asked. Only operators get
 * here, and since people's own words stand in it, it counts as a look at each order shown.
 */
export async function findAudit(ctx: PersonCtx, input: z.infer<typeof findAuditInput>): Promise<AuditPage> {
  const { db } = ctx
  const where = { AND: [await ofStream(db, input.stream), byActor(input.actor)] }
  const total = await db.event.count({ where })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const page = Math.min(input.page, pages)
  const rows = await db.event.findMany({
    where,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  })
  const orders = await ordersOf(db, rows)
  await recordLooks(ctx, ctx.viewer.userId, [...orders.keys()])
  const items = rows.map(
    (row): AuditEvent => ({
      id: row.id,
      at: row.at,
      actorKind: row.actorKind,
      actorName: row.actorName,
      subject: row.subject,
      transition: row.transition,
      fromState: row.fromState,
      toState: row.toState,
      reason: row.reason,
      stream: row.stream,
      position: row.position,
      order: orders.get(orderIdOf(row.stream)) ?? null,
    }),
  )
  return { items, page, pages, total, lastCheck: await findLastCheck(db) }
}

async function ofStream(db: Db, asked: string): Promise<Prisma.EventWhereInput> {
  if (!asked) return {}
  if (ORDER_NUMBER.test(asked)) {
    const order = await db.order.findUnique({ where: { number: asked }, select: { id: true } })
    return { stream: `${ORDER_STREAM}${order?.id ?? asked}` }
  }
  if (UUID.test(asked)) {
    const id = asked.toLowerCase()
    return { stream: { in: [`${ORDER_STREAM}${id}`, `claim:${id}`, `provider:${id}`] } }
  }
  return { stream: asked }
}

function byActor(asked: string): Prisma.EventWhereInput {
  if (!asked) return {}
  return UUID.test(asked) ? { actorId: asked } : { actorName: { contains: asked, mode: 'insensitive' } }
}

async function ordersOf(db: Db, rows: readonly { stream: string }[]) {
  const ids = [...new Set(rows.map(({ stream }) => orderIdOf(stream)))].filter((id) => id !== '')
  const orders = await db.order.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
  return new Map(orders.map((order) => [order.id, order]))
}

const orderIdOf = (stream: string) =>
  stream.startsWith(ORDER_STREAM) ? stream.slice(ORDER_STREAM.length) : ''

async function findLastCheck(db: Db): Promise<AuditCheckView | null> {
  const check = await db.auditCheck.findFirst({ orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }] })
  if (!check) return null
  const { finishedAt, streams, events, brokenStream, brokenPosition } = check
  const broken = brokenStream === null ? null : { stream: brokenStream, position: brokenPosition ?? 1 }
  return { finishedAt, streams, events, broken }
}
