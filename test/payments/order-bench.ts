import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../server/events/events.entry.ts'
import { after, days, hours, minutes } from '../../server/kernel/clock.ts'
import type { Db } from '../../server/platform/db.ts'
import { saturdayMorning } from '../support/clock.ts'
import type { World } from '../support/world.ts'

export const PRICE = 16_800
let placed = 0

/** 林晓雯's order for her father: placed just now, waiting fifteen minutes for its money. Each on a day of its own. */
export async function orderToPay(db: Db, world: World): Promise<{ id: string; number: string; dueAt: Date }> {
  placed += 1
  const startsAt = after(saturdayMorning, days(placed) + hours(2))
  const endsAt = after(startsAt, minutes(90))
  const dueAt = after(saturdayMorning, minutes(15))
  const number = `YY${String(placed).padStart(8, '0')}`
  const order = await db.order.create({
    data: {
      number,
      familyId: world.family.id,
      recipientId: world.father.id,
      providerId: world.provider.id,
      offeringId: world.offering.id,
      placedBy: world.daughter.id,
      state: 'awaiting_payment',
      version: 1,
      enteredAt: saturdayMorning,
      placedAt: saturdayMorning,
      startsAt,
      endsAt,
      dueAt,
      dueTransition: 'lapse',
      priceFen: PRICE,
      refundPolicy: 'flexible',
      terms: {
        title: '上门助浴',
        category: 'bathing',
        mode: 'at_home',
        unit: 'visit',
        minutes: 90,
        priceFen: PRICE,
      },
      addressLine: '示例路 18 弄 6 号 302 室',
      placementKey: randomUUID(),
      visit: { create: { caregiverId: world.caregiver.id, startsAt, endsAt, startCode: '4821' } },
      holds: { create: { caregiverId: world.caregiver.id, startsAt, endsAt, expiresAt: dueAt } },
    },
    select: { id: true },
  })
  await db.$transaction((tx) =>
    recordEvent(tx, {
      stream: `order:${order.id}`,
      position: 1,
      subject: 'order',
      subjectId: order.id,
      transition: 'place',
      from: null,
      to: 'awaiting_payment',
      actor: { kind: 'family', id: world.daughter.id, name: world.daughter.name },
      at: saturdayMorning,
    }),
  )
  return { id: order.id, number, dueAt }
}

/** A payment of that order, as if its page had been opened; a page opened earlier has been declined. */
export async function openPage(db: Db, orderId: string): Promise<{ id: string; externalId: string }> {
  const externalId = `pay_${randomUUID()}`
  await db.payment.updateMany({ where: { orderId, state: 'open' }, data: { state: 'failed' } })
  return db.payment.create({
    data: {
      orderId,
      externalId,
      amountFen: PRICE,
      adapter: 'sandbox',
      url: `http://yiyou.test/${externalId}`,
    },
    select: { id: true, externalId: true },
  })
}

/** What the order's money looks like: every fen paid is kept, or is on its way back, or came back. */
export async function moneyOf(db: Db, orderId: string) {
  const payments = await db.payment.findMany({
    where: { orderId, state: 'paid' },
    include: { refunds: true },
  })
  const sum = (rows: { amountFen: number }[]) => rows.reduce((total, { amountFen }) => total + amountFen, 0)
  const refunds = payments.flatMap((payment) => payment.refunds)
  return {
    paid: sum(payments),
    returned: sum(refunds.filter(({ state }) => state === 'done')),
    promised: sum(refunds.filter(({ state }) => state === 'requested')),
  }
}
