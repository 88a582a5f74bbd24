import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { after, hours } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { visibleOrders } from '../orders/orders.entry.ts'
import type { Db } from '../platform/db.ts'
import { portraitColumns, portraitPath } from '../portraits/portraits.entry.ts'
import type { WhoComes, whoComesInput } from './carer.contract.ts'
import { arrivalOf } from './way.rules.ts'

/** Whoever left a home longer ago has been somewhere else since. */
const RECENT = hours(2)

/**
 * What the viewer's family may know of whoever comes: their portrait, until when the health certificate is good, and on the way about when they
 * are there. That is reckoned from the home they left last, or from the provider's own place: no position of anybody is
 * asked for, and where they come from is not told. Refuses with orders.not_found.
 */
export async function findWhoComes(
  ctx: PersonCtx,
  { orderId }: z.infer<typeof whoComesInput>,
): Promise<WhoComes> {
  const { db, viewer } = ctx
  const mine = visibleOrders(viewer).find(({ side }) => side === 'family')
  const order =
    mine &&
    (await db.order.findFirst({
      where: { AND: [{ id: orderId }, mine.where] },
      select: {
        ...{ lat: true, lng: true, providerId: true, state: true },
        visit: {
          select: {
            ...{ caregiverId: true, state: true, departedAt: true },
            caregiver: { select: portraitColumns },
          },
        },
      },
    }))
  if (!order?.visit) throw new DomainError('orders.not_found')
  const { caregiverId, caregiver, departedAt, state } = order.visit
  const certificate = await db.credential.findFirst({
    where: { caregiverId, kind: 'health_certificate', suspendedAt: null },
    select: { expiresOn: true },
  })
  const coming = order.state === 'accepted' && state === 'on_the_way' && departedAt
  const from = coming ? await leftLast(db, { caregiverId, departedAt, providerId: order.providerId }) : null
  return {
    healthCertificateUntil: certificate?.expiresOn?.toISOString().slice(0, 10) ?? null,
    portrait: portraitPath(ctx, caregiver),
    arrivesAbout: coming ? arrivalOf({ departedAt, from, to: placed(order) }) : null,
  }
}

type Setting = { caregiverId: string; departedAt: Date; providerId: string }

/** The home of the visit before, where it has just ended; else where the provider is. */
async function leftLast(db: Db, { caregiverId, departedAt, providerId }: Setting) {
  const before = await db.visit.findFirst({
    where: { caregiverId, checkedOutAt: { gte: after(departedAt, -RECENT), lte: departedAt } },
    orderBy: { checkedOutAt: 'desc' },
    select: { order: { select: { lat: true, lng: true } } },
  })
  if (before) return placed(before.order)
  const site = await db.site.findFirst({
    where: { providerId, lat: { not: null } },
    orderBy: { id: 'asc' },
    select: { lat: true, lng: true },
  })
  return site && placed(site)
}

const placed = ({ lat, lng }: { lat: number | null; lng: number | null }) =>
  lat === null || lng === null ? null : { lat, lng }
