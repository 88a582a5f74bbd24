import type { PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { prepaymentRuleOf } from '../prepayments/prepayment.contract.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { viewOffer } from './find-offers.ts'
import {
  getOwnPackage,
  mayBuyFor,
  type PackageRecord,
  packageParts,
  termsOf,
  textOf,
} from './load-package.ts'
import type { DeskPackagesView, PackageRow, PackageView, PackageVisitState } from './package.contract.ts'
import { backFenOf, custodyFenOf } from './package.rules.ts'

/** More than this nobody reads. */
const MOST = 200

/** The viewer's own, those that may still be used first. */
export async function findOwnPackages({ db, viewer }: PersonCtx): Promise<PackageRow[]> {
  const found = await db.visitPackage.findMany({
    where: { familyId: { in: viewer.families.map(({ id }) => id) }, state: { not: 'lapsed' } },
    include: packageParts,
    orderBy: [{ boughtAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  })
  return inUseFirst(found.map(rowOf))
}

/** What a provider has sold and sells, for its managers. Refuses with providers.not_found, providers.not_allowed. */
export async function findDeskPackages(
  { db, viewer }: PersonCtx,
  { providerId }: { providerId: string },
): Promise<DeskPackagesView> {
  requireManager(viewer, providerId)
  const [found, offers, offerings] = await Promise.all([
    db.visitPackage.findMany({
      where: { providerId, paidAt: { not: null } },
      include: packageParts,
      orderBy: [{ boughtAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    }),
    db.packageOffer.findMany({
      where: { offering: { providerId }, withdrawnAt: null },
      include: { offering: true },
      orderBy: [{ offering: { position: 'asc' } }, { visits: 'asc' }, { id: 'asc' }],
    }),
    db.offering.findMany({
      where: { providerId, retiredAt: null, unit: 'visit', pools: { none: {} } },
      orderBy: { position: 'asc' },
      select: { id: true, title: true, priceFen: true },
    }),
  ])
  return { sold: inUseFirst(found.map(rowOf)), offers: offers.map(viewOffer), offerings }
}

const inUseFirst = (rows: PackageRow[]) =>
  [...rows].sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))

/** One of the viewer's family's, with its visits. Refuses with packages.not_found. */
export async function getPackage(
  { db, viewer, clock }: PersonCtx,
  { packageId }: { packageId: string },
): Promise<PackageView> {
  const found = await getOwnPackage(db, viewer, packageId)
  const orders = await db.order.findMany({
    where: { packageVisit: { packageId } },
    select: { id: true, startsAt: true },
  })
  const starts = new Map(orders.map(({ id, startsAt }) => [id, startsAt]))
  const refunds = await db.refund.findMany({
    where: { payment: { packageId } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, amountFen: true, state: true, createdAt: true },
  })
  const may = mayBuyFor(viewer, found.familyId)
  const backFen = found.state === 'active' ? backFenOf(found.units) : 0
  const today = dayOf(clock.now())
  return {
    ...rowOf(found),
    payBy: found.state === 'awaiting_payment' ? found.dueAt : null,
    months: found.months,
    backFen,
    ...cooling(found, clock.now()),
    units: found.units.map(({ no, fen, backFen, state, orderId }) => ({
      ...{ no, fen, backFen, orderId },
      state: state as PackageVisitState,
      startsAt: (orderId && starts.get(orderId)) || null,
    })),
    refunds: refunds.map(({ createdAt, ...refund }) => ({ ...refund, at: createdAt })),
    may: {
      pay: may && found.state === 'awaiting_payment',
      refund: may && backFen > 0,
      order: may && backFen > 0 && today <= textOf(found.validUntil),
    },
  }
}

/** The law's days to change one's mind, from the payment on, by the rule of that day. */
function cooling({ paidAt }: PackageRecord, now: Date): Pick<PackageView, 'coolingOffUntil' | 'cooling'> {
  const rule = paidAt && prepaymentRuleOf('cooling_off', dayOf(paidAt))
  const coolingOffUntil = paidAt && rule ? after(paidAt, days(rule.days)) : null
  return { coolingOffUntil, cooling: coolingOffUntil !== null && now <= coolingOffUntil }
}

function rowOf(found: PackageRecord): PackageRow {
  const count = (state: PackageVisitState) => found.units.filter((unit) => unit.state === state).length
  return {
    id: found.id,
    number: found.number,
    state: found.state,
    title: termsOf(found).title,
    calledBy: found.recipient.calledBy,
    providerId: found.providerId,
    providerName: found.provider.name,
    offeringId: found.offeringId,
    visits: found.visits,
    free: count('free'),
    drawn: count('drawn'),
    used: count('used'),
    priceFen: found.priceFen,
    custodyFen: found.paidAt ? custodyFenOf(found.units) : 0,
    validUntil: textOf(found.validUntil),
    boughtAt: found.boughtAt,
  }
}
