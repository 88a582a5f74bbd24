import { days, later as laterOf, after as since } from '../../server/kernel/clock.ts'
import { checkBooks, orderPockets } from '../../server/ledger/ledger.entry.ts'
import { releaseMonths, returnDueDeposits } from '../../server/orders/orders.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import { at, openHouse } from '../capacity/steps.ts'

export const MONTH = 320_000
export const DEPOSIT = 500_000
/** The first day of every stay here. */
export const FIRST = '2026-11-25'

/** A home with beds by the month, and a father who moves in. */
export async function openHome(db: Db) {
  const house = await openHouse(db)
  const { clock, ctx, api } = house
  const carer = house.as(house.carer.viewer)
  const desk = house.as(house.manager.viewer)

  async function beds({ depositFen = DEPOSIT, refundPolicy = 'strict' } = {}) {
    const { offering } = await house.sell({
      ...{ kind: 'bed', unit: 'month', category: 'residence', priceFen: MONTH, sessions: [[0, 1440]] },
    })
    await db.offering.update({ where: { id: offering.id }, data: { depositFen, refundPolicy } })
    return offering.id
  }
  const place = (offeringId: string, count: number) =>
    house.order({ offeringId, startsAt: at(FIRST, '00:00'), count })
  async function paid(offeringId: string, count: number) {
    const order = await place(offeringId, count)
    await house.pay(order)
    return order
  }
  async function accepted(offeringId: string, count: number) {
    const order = await paid(offeringId, count)
    await house.press(house.manager.viewer, order, 'accept')
    return order
  }
  /** Moved in on the first day. */
  async function movedIn(offeringId: string, count: number) {
    const { id } = await accepted(offeringId, count)
    clock.set(at(FIRST, '09:00'))
    // Whoever answers for the home opens the door.
    const { visit } = await db.order.findUniqueOrThrow({ where: { id }, include: { visit: true } })
    await db.visit.update({ where: { orderId: id }, data: { caregiverId: house.caregiver.id } })
    await carer.orders.checkIn({
      ...{ orderId: id, key: house.key(), how: { method: 'code', code: visit?.startCode ?? '' } },
    })
    return id
  }
  /** What the house does by itself until then. */
  async function until(then: Date) {
    clock.set(then)
    await house.fire()
    await releaseMonths(ctx(house.operator.viewer))
    await returnDueDeposits(ctx(house.operator.viewer))
    await balanced()
  }
  // Each story begins on the same day: what others delivered later was delivered by then.
  let latest = clock.now()
  async function balanced() {
    latest = laterOf(latest, clock.now())
    const { differences } = await checkBooks(db, latest)
    if (differences.length > 0) throw new Error(JSON.stringify(differences))
  }
  const pockets = (orderId: string) => orderPockets(db, orderId)
  const morning = (day: string) => at(day, '06:00')
  return {
    ...{
      ...house,
      api,
      carer,
      desk,
      beds,
      place,
      paid,
      accepted,
      movedIn,
      until,
      balanced,
      pockets,
      morning,
    },
    later: (count: number) => since(clock.now(), days(count)),
  }
}
