import { expect } from 'vitest'
import { after, days } from '../../server/kernel/clock.ts'
import { checkBooks, packageCustody } from '../../server/ledger/ledger.entry.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { fireDuePackages } from '../../server/packages/packages.entry.ts'
import { receiveReport, sendRefund } from '../../server/payments/payments.entry.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import type { Db } from '../../server/platform/db.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import type { MovableClock } from '../support/clock.ts'

/** Five visits of 助浴, 16,800 fen each by itself, for 80,001 fen: 16,000 each, the last 16,001. */
export const FIVE = { visits: 5, priceFen: 80_001, months: 3 }

/** The named world with packages on sale, and what its people do with them, each through the real router. */
export async function openHolder(db: Db, clock?: MovableClock) {
  const stage = await openStage(db, clock)
  const { world, key, as, ctx } = { ...stage, world: stage }
  const api = as(world.daughter.viewer)
  let day = 0
  /** Ten o'clock of a day nobody has ordered for yet. */
  const nextDay = () => after(sundayTen, days(day++))
  const lastDay = () => after(sundayTen, days(day))
  const desk = as(world.manager.viewer)
  const offer = (changes: Partial<typeof FIVE> = {}) =>
    desk.packages.sell({ offeringId: world.offering.id, ...FIVE, ...changes, key: key() })
  const buy = async (offerId: string, recipientId = world.father.id) =>
    api.packages.buy({ offerId, recipientId, key: key() })
  const hear = (externalId: string, kind: 'paid' | 'refunded' | 'refund_failed' | 'expired', id = '') =>
    receiveReport(
      ctx({ kind: 'anonymous' }),
      {
        id: `${kind}_${externalId}_${id}`,
        externalId,
        kind,
        ...(id && { refundExternalId: id }),
        payload: {},
      },
      takeNews,
    )
  const pay = async ({ id: packageId }: { id: string }) => {
    const { url } = await api.packages.pay({ packageId })
    const externalId = url.split('/').at(-1) ?? ''
    await hear(externalId, 'paid')
    return externalId
  }
  /** Bought for the father and paid. */
  const bought = async (changes: Partial<typeof FIVE> = {}) => {
    const { id } = await buy((await offer(changes)).id)
    await pay({ id })
    return api.packages.get({ packageId: id })
  }
  const get = ({ id: packageId }: { id: string }) => api.packages.get({ packageId })
  /** An order for the father on a day at ten; drawn from his package where he has one. */
  const order = async (startsAt: Date = nextDay()) => {
    const draft = await stage.draft(world.daughter.viewer, world.father.id, startsAt)
    const quote = await api.drafts.quote(draft)
    return api.orders.place({ ...draft, key: key(), ...(quote && { quote: quote.seen }) })
  }
  /** Such an order, accepted. */
  const accepted = async (startsAt?: Date) => {
    const { id } = await order(startsAt)
    await stage.press(world.manager.viewer, { id }, 'accept')
    return stage.view({ id })
  }
  /** Its carer comes, and goes again. */
  const serve = async (placed: { id: string }) => {
    const { startsAt, endsAt, visit } = await stage.view(placed)
    stage.clock.set(startsAt)
    const carer = as(world.carer.viewer)
    const how = { method: 'code' as const, code: visit.startCode ?? '' }
    await carer.orders.checkIn({ orderId: placed.id, key: key(), how })
    stage.clock.set(endsAt)
    await carer.orders.checkOut({ orderId: placed.id, key: key(), report: '洗完澡，精神不错。' })
    return stage.view(placed)
  }
  /** Such an order, done and waiting for the family's word. */
  const done = async (startsAt?: Date) => serve(await accepted(startsAt))
  const confirmed = async (startsAt?: Date) => {
    const visited = await done(startsAt)
    await stage.press(world.daughter.viewer, visited, 'confirm')
    return stage.view(visited)
  }
  /** Pays what an order itself asks for. */
  const payOrder = async ({ id: orderId }: { id: string }) => {
    const { url } = await api.orders.pay({ orderId })
    await hear(url.split('/').at(-1) ?? '', 'paid')
  }
  /** The payer's bank has taken a payment back. */
  const lose = (externalId: string, amountFen: number) =>
    receiveReport(
      ctx({ kind: 'anonymous' }),
      {
        ...{ id: `lost_${externalId}`, externalId, kind: 'dispute_closed', payload: {} },
        dispute: { externalId: `dispute_${externalId}`, amountFen, outcome: 'lost' },
      },
      takeNews,
    )
  const sendRefunds = async () => {
    for (const { id } of await db.refund.findMany({ where: { state: 'requested', externalId: null } }))
      await sendRefund(ctx({ kind: 'anonymous' }), { refundId: id })
  }
  /** The bank sends back every refund of a package. */
  const bankReturns = async ({ id: packageId }: { id: string }) => {
    const refunds = await db.refund.findMany({
      where: { payment: { packageId } },
      include: { payment: true },
    })
    for (const { payment, externalId } of refunds)
      await hear(payment.externalId, 'refund_failed', externalId ?? '')
  }
  const refund = async ({ id: packageId }: { id: string }) => {
    const { backFen } = await get({ id: packageId })
    return api.packages.refund({ packageId, backFen, key: key() })
  }
  const fire = async () => {
    await fireDue(ctx({ kind: 'anonymous' }), null)
    await fireDuePackages(ctx({ kind: 'anonymous' }))
  }
  const custody = async ({ id }: { id: string }) =>
    (await db.$transaction((tx) => packageCustody(tx, id))).custodyFen
  const balanced = async () => {
    expect((await checkBooks(db, stage.clock.now())).differences).toEqual([])
  }
  return {
    ...stage,
    ...{
      api,
      desk,
      offer,
      buy,
      pay,
      bought,
      get,
      order,
      accepted,
      serve,
      done,
      confirmed,
      refund,
      fire,
      hear,
    },
    ...{ payOrder, lose, sendRefunds, bankReturns },
    ...{ custody, balanced, nextDay, lastDay },
    fireDuePackages: () => fireDuePackages(ctx({ kind: 'anonymous' })),
  }
}
