import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { visibleOrders } from '../orders/orders.entry.ts'
import type { Prisma } from '../platform/db.ts'
import { type Agreed, agreedFor } from '../privacy/consents.entry.ts'
import type {
  CareEntry,
  CareKind,
  CareView,
  careOfOrderInput,
  VitalKind,
  VitalSeries,
  vitalsInput,
} from './care.contract.ts'
import { vitalKinds } from './care.contract.ts'
import { purposeOf, standingOf, usualBands } from './care.rules.ts'
import { openCare } from './sealed-care.ts'
import { mayWrite, type ServedVisit, serves } from './served-visit.ts'

/** Shown in one chart. */
const MOST_POINTS = 60

/** The record of one visit: its plan with what is done, and what was measured, seen and said. Refuses with care.not_found. */
export async function getCare(ctx: Ctx, { orderId }: z.infer<typeof careOfOrderInput>): Promise<CareView> {
  const order = await getVisibleOrder(ctx, orderId)
  const rows = await ctx.db.careEntry.findMany({
    where: { orderId, struckAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return viewCare(ctx, order, rows, await agreedFor(ctx, order.recipientId))
}

type Served = Pick<ServedVisit, 'providerId' | 'visit' | 'terms'>

/**
 * The same out of an order, its entries and what is agreed to, which are already read: no entry struck out, the oldest
 * first.
 */
export function viewCare(
  { viewer, clock, ports }: Pick<Ctx, 'viewer' | 'clock' | 'ports'>,
  order: Served,
  rows: readonly Row[],
  agreed: Agreed,
): CareView {
  const done = rows.filter(({ kind }) => kind === 'task')
  const planned = (order.terms as OfferingTerms).tasks ?? []
  const extra = done.filter(({ text }) => !planned.includes(text)).map(({ text }) => text)
  const tasks = [...planned, ...extra].map((text) => {
    const entry = done.find((one) => one.text === text)
    return { text, doneAt: entry?.at ?? null, entryId: entry?.id ?? null }
  })
  return {
    tasks,
    entries: rows
      .filter(({ kind }) => kind !== 'task' && mayShow(agreed, kind))
      .map((row) => entryOf(openCare(ports.vault, row))),
    canWrite: serves(viewer, order) && mayWrite(order, clock.now()),
    agreed: { health: agreed.health, photos: agreed.photos, whereabouts: agreed.whereabouts },
  }
}

/** An order from whichever side the viewer sees it. Refuses with care.not_found. */
export async function getVisibleOrder({ db, viewer }: Pick<Ctx, 'db' | 'viewer'>, orderId: string) {
  for (const { where } of visibleOrders(viewer)) {
    const order = await db.order.findFirst({
      where: { AND: [{ id: orderId }, where] },
      include: { visit: true },
    })
    if (order) return order
  }
  throw new DomainError('care.not_found')
}

/** A withdrawn yes hides what was written under it, at once and from everybody. */
function mayShow(agreed: Agreed, kind: CareKind): boolean {
  const purpose = purposeOf(kind)
  return purpose === null || agreed[purpose]
}

type Row = Prisma.CareEntryGetPayload<object>

function entryOf(row: Row): CareEntry {
  const { id, kind, text, value, lower, width, height, at } = row
  const standing = isVital(kind) && value !== null ? standingOf(kind, value, lower) : null
  return { id, kind, text, value, lower, standing, width, height, at, byName: row.recordedByName }
}

const isVital = (kind: string): kind is VitalKind => (vitalKinds as readonly string[]).includes(kind)

/**
 * What has been measured of a recipient of the viewer's family, by kind, the oldest first: the last 60 of each. Every member
 * sees the same; nothing while it is not agreed to (agreed: false). Refuses with care.not_found.
 */
export async function findVitals(
  { db, viewer, clock, ports }: Ctx,
  { recipientId }: z.infer<typeof vitalsInput>,
): Promise<{ calledBy: string; agreed: boolean; series: VitalSeries[] }> {
  const families = viewer.kind === 'person' ? viewer.families.map(({ id }) => id) : []
  const recipient = await db.recipient.findFirst({
    where: { id: recipientId, familyId: { in: families } },
    select: { calledBy: true },
  })
  if (!recipient) throw new DomainError('care.not_found')
  const { health: agreed } = await agreedFor({ db, clock }, recipientId)
  if (!agreed) return { calledBy: recipient.calledBy, agreed, series: [] }
  const series = await Promise.all(
    vitalKinds.map(async (kind): Promise<VitalSeries> => {
      const rows = await db.careEntry.findMany({
        where: { recipientId, kind, struckAt: null },
        orderBy: { at: 'desc' },
        take: MOST_POINTS,
      })
      const points = rows
        .reverse()
        .map((row) => openCare(ports.vault, row))
        .flatMap(({ at, value, lower, recordedByName: byName }) =>
          value === null ? [] : [{ at, value, lower, standing: standingOf(kind, value, lower), byName }],
        )
      return { kind, usual: usualBands[kind], points }
    }),
  )
  return { calledBy: recipient.calledBy, agreed, series: series.filter(({ points }) => points.length > 0) }
}
