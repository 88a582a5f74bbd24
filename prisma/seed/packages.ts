import { randomUUID } from 'node:crypto'
import { after, minutes } from '../../server/kernel/clock.ts'
import { buyPackage, payPackage } from '../../server/packages/buy-package.ts'
import { offerPackage } from '../../server/packages/offer-package.ts'
import { sandboxAct } from '../../server/payments/sandbox-act.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import type { Recipients } from './families.ts'
import { playOrder } from './play-order.ts'
import type { Stage } from './stage.ts'

const CLEANING = { provider: '示例·浦东安和居家养老', offering: '居室整理', caregiver: '赵桂芳' }

/**
 * A house sells packages of tidying up. The daughter has bought five for her grandmother: one visit is done and confirmed, its
 * share is the house's, the others lie in custody.
 */
export async function sellPackages(stage: Stage, recipients: Recipients): Promise<void> {
  await stage.at(stage.day(-30, '10:00'))
  const { id: offeringId } = await stage.db.offering.findFirstOrThrow({
    where: { title: CLEANING.offering, provider: { name: CLEANING.provider } },
  })
  const desk = await stage.as('manager')
  const sold = [
    { visits: 5, priceFen: 55_000, months: 3 },
    { visits: 10, priceFen: 105_000, months: 6 },
  ]
  const offers: string[] = []
  for (const one of sold)
    offers.push((await offerPackage(desk, { offeringId, ...one, key: randomUUID() })).id)
  await stage.at(stage.day(-12, '20:15'))
  const daughter = await stage.as('daughter')
  const { id: packageId } = await buyPackage(daughter, {
    ...{ offerId: offers[0] ?? '', recipientId: recipients.granny, key: randomUUID() },
  })
  await stage.at(after(stage.clock.now(), minutes(2)))
  await payPackage(daughter, { packageId })
  const { externalId } = await stage.db.payment.findFirstOrThrow({ where: { packageId } })
  await sandboxAct(daughter, { externalId, outcome: 'success' }, takeNews)
  await playOrder(stage, recipients, {
    ...{ ...CLEANING, by: 'daughter', for: 'granny', until: 'confirmed' },
    ...{ placedAt: stage.day(-11, '09:10'), startsAt: stage.day(-9, '14:00') },
    note: '奶奶的药盒在床头，不要挪动。',
    report: '厨房、卫生间和床铺都整理好了，浴室垫换成了防滑的。',
  })
}
