import { hours, minutes } from '../../server/kernel/clock.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import { sendRefund } from '../../server/payments/payments.entry.ts'
import { askForEnds, fetchMissed } from '../../server/payments/reconcile.ts'
import { storeReports } from '../../server/payments/store-reports.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { type Random, seededRandom } from '../bench/random.ts'
import { signed } from '../support/stripe/signed.ts'
import { again, Killed } from './mortal.ts'
import type { Storm } from './storm.ts'
import { deliverPayouts, openAccount, payOut } from './storm-payouts.ts'

/** A Stripe that remembers nothing but the provider's account, and fails as the first of these seeds says. */
export async function beginAnew(storm: Storm, [first = 0]: readonly number[]): Promise<Random> {
  const mixed = seededRandom(first)
  storm.reseed(first)
  storm.stripe.forget()
  await openAccount(storm)
  storm.stripe.refundsBegin(() => mixed.pick(['succeeded', 'succeeded', 'pending', 'failed']))
  return mixed
}

/** Plays the stories act by act; after each act some of what happened is told, money is sent, and in the end all is heard of. */
export async function play<Story>(
  storm: Storm,
  random: Random,
  { stories, acts }: { stories: readonly Story[]; acts: ((storm: Storm, story: Story) => Promise<void>)[] },
): Promise<void> {
  const told = { at: 0 }
  for (const act of acts) {
    for (const story of stories) await act(storm, story)
    await deliverSome(storm, random, told)
    await payOut(storm)
    await sendAll(storm)
  }
  await reachTheEnd(storm)
  storm.clock.advance(minutes(1))
}

/** Of what has happened some is delivered one to five times, in any order, some later, and some never. */
async function deliverSome(storm: Storm, random: Random, told: { at: number }): Promise<void> {
  const { stripe, ctx } = storm
  const pile = stripe.events.flatMap((event, place) => {
    const isNew = place >= told.at
    return random.next() < (isNew ? 0.8 : 0.2) ? Array(1 + random.below(5)).fill(event) : []
  })
  told.at = stripe.events.length
  for (let i = pile.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[pile[i], pile[j]] = [pile[j], pile[i]]
  }
  while (pile.length > 0) {
    const some = pile.splice(0, 1 + random.below(120))
    const reports = await Promise.all(
      some.map((event) => {
        const { raw, headers } = signed(event)
        return again(() => ctx.ports.payments.readWebhook(raw, headers))
      }),
    )
    const told = reports.filter((report) => report !== null)
    await again(() => storeReports(ctx, storm.db, told))
    await applySome(storm)
  }
}

async function applySome({ ctx, die }: Storm): Promise<void> {
  const take: typeof takeNews = async (tx, by, news) => {
    await takeNews(tx, by, news)
    if (die('rarely')) throw new Killed('before the commit')
  }
  while ((await again(() => applyReports(ctx, take))) > 0);
}

/** What the outbox would do, until nothing is left to send. */
async function sendAll({ ctx, db }: Storm): Promise<void> {
  const unsent = await db.refund.findMany({ where: { state: 'requested', externalId: null } })
  for (const { id } of unsent) await again(() => sendRefund(ctx, { refundId: id }))
  await deliverPayouts({ ctx, db })
}

/** What a quiet hour brings: what was missed is fetched, what failed is tried again, what never ended is asked for. */
async function reachTheEnd(storm: Storm): Promise<void> {
  const { ctx, clock, stripe, db } = storm
  for (let round = 0; round < 3; round++) {
    clock.advance(hours(1) + minutes(1))
    await again(() => fetchMissed(ctx))
    await again(() => askForEnds(ctx))
    await applySome(storm)
    await sendAll(storm)
    for (const { id, status } of [...stripe.refunds.values()]) {
      if (status === 'pending') stripe.settleRefund(id, 'succeeded')
    }
    // Banks decide in the end, one way and the other.
    for (const [place, { id, status }] of [...stripe.disputes.values()].entries()) {
      if (status === 'needs_response') stripe.decideDispute(id, place % 2 === 0 ? 'won' : 'lost')
    }
  }
  await applyQuietly(storm)
  const waiting = await db.paymentEvent.count({ where: { appliedAt: null } })
  if (waiting > 0) throw new Error(`${waiting} reports are not applied`)
}

async function applyQuietly({ ctx, db, clock }: Storm): Promise<void> {
  await again(() => fetchMissed(ctx))
  await db.paymentEvent.updateMany({
    where: { parkedAt: { not: null } },
    data: { parkedAt: null, nextTryAt: clock.now(), tries: 0 },
  })
  while ((await again(() => applyReports(ctx, takeNews))) > 0);
}
