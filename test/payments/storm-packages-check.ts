import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { type Storm, truthOf } from './storm.ts'
import type { PackageStory } from './storm-packages.ts'

/**
 * Whether every package of a storm has ended where Stripe and its family say: paid once, each visit worth its share, used, given
 * back or still there, nothing under way, and the books without a difference. Gives what is wrong, by seed.
 */
export async function findDivergence(storm: Storm, stories: readonly PackageStory[]): Promise<string[]> {
  const { db, clock } = storm
  const { differences } = await checkBooks(db, clock.now())
  const different = new Map(differences.map((difference) => [difference.orderId, difference]))
  const wrong: string[] = []
  for (const story of stories) {
    const found = await factsOf(storm, story)
    const truth = truthOf(storm.stripe, story.packageId)
    const books = [story.packageId, ...story.drawn.map(({ orderId }) => orderId)].flatMap((id) => {
      const difference = different.get(id)
      return difference ? [`the books differ from the facts: ${JSON.stringify(difference)}`] : []
    })
    const problems = [...problemsOf(story, found, truth), ...books]
    wrong.push(
      ...problems.map((text) => `seed ${story.seed}: ${text} ${JSON.stringify({ story, found, truth })}`),
    )
  }
  return wrong
}

type Books = Record<'custody' | 'released' | 'sent' | 'moving' | 'payments', number>
type Facts = Awaited<ReturnType<typeof factsOf>>

async function factsOf({ db, stripe }: Storm, { packageId, drawn }: PackageStory) {
  const bought = await db.visitPackage.findUniqueOrThrow({
    where: { id: packageId },
    include: { units: true, payments: { include: { refunds: true, chargebacks: true } } },
  })
  const paid = bought.payments.filter(({ state }) => state === 'paid')
  const refunds = bought.payments.flatMap((payment) => payment.refunds)
  const orders = drawn.map(({ orderId }) => orderId)
  const [books] = await db.$queryRaw<[Books]>`
    select
      coalesce((select sum(amount_fen) from ledger_line join ledger_journal on ledger_journal.id = journal_id
        where package_id = ${packageId}::uuid and account_code like 'custody:%'), 0)::int as custody,
      coalesce((select -sum(amount_fen) from ledger_line join ledger_journal on ledger_journal.id = journal_id
        where package_id = ${packageId}::uuid and ledger_journal.kind = 'funds_released'
          and account_code like 'custody:%'), 0)::int as released,
      (coalesce((select sum(amount_fen) from payout where order_id = any(${orders}::uuid[]) and state = 'sent'), 0)
        - coalesce((select sum(back.amount_fen) from payout_reversal back join payout on payout.id = back.payout_id
          where order_id = any(${orders}::uuid[]) and back.state = 'sent'), 0))::int as sent,
      (select count(*) from payout left join payout_reversal back on back.payout_id = payout.id
        where order_id = any(${orders}::uuid[]) and (payout.state = 'requested' or back.state = 'requested'))::int
        as moving,
      (select count(*) from event where stream = 'package:' || ${packageId} and transition = 'pay')::int as payments`
  return {
    ...books,
    state: bought.state,
    isUsable: bought.paidAt !== null,
    isLost: paid.some(({ chargebacks }) => chargebacks.some(({ state }) => state === 'lost')),
    paidFen: sum(paid),
    doneFen: sum(refunds.filter(({ state }) => state === 'done')),
    underWay: refunds.filter(({ state }) => state === 'requested').length,
    units: bought.units.map(({ state, fen, backFen }) => ({ state, fen, backFen })),
    sentOn: orders.reduce((total, id) => total + truthOf(stripe, id).sentFen, 0),
  }
}

function problemsOf(story: PackageStory, found: Facts, truth: ReturnType<typeof truthOf>): string[] {
  const { drawn, priceFen } = story
  const used = drawn.filter(({ end }) => end === 'used')
  const waiting = drawn.filter(({ end }) => end === 'drawn')
  const usedFen = used.reduce((total, { fen, backFen }) => total + fen - backFen, 0)
  const cutFen = used.reduce((total, { backFen }) => total + backFen, 0)
  const isOver = story.givenUp || found.isLost || (found.paidFen > 0 && !found.isUsable)
  // Of one that is over everything comes back that is neither used nor ordered; of another, what was less of a visit.
  const backFen = isOver ? priceFen - usedFen - waiting.reduce((total, { fen }) => total + fen, 0) : cutFen
  const kept = found.units.filter(({ state }) => state === 'free' || state === 'drawn')
  const keptFen = found.isUsable ? kept.reduce((total, unit) => total + unit.fen - unit.backFen, 0) : 0
  // What the bank would not take lies here until a person settles it.
  const given = found.doneFen + found.custody - keptFen
  const wrong: string[] = []
  if (found.paidFen !== truth.paidFen || ![0, priceFen].includes(truth.paidFen))
    wrong.push('other money was paid')
  if (found.doneFen !== truth.returnedFen) wrong.push('other money was given back')
  if (!found.isLost && given !== (found.paidFen && backFen)) wrong.push(`not ${backFen} was given back`)
  if (found.isLost && given < backFen) wrong.push('less was given back than is due')
  if (found.released !== usedFen) wrong.push(`not ${usedFen} became the provider's`)
  if (found.sent !== found.sentOn) wrong.push('other money was sent on')
  if (found.moving > 0) wrong.push('a payout is still on its way')
  if (found.underWay > 0) wrong.push('a refund is still under way')
  if (found.payments > 1) wrong.push('it was paid twice')
  if (isOver && found.units.some(({ state }) => state === 'free') && found.isUsable)
    wrong.push('visits are left')
  const count = (state: string) => found.units.filter((unit) => unit.state === state).length
  if (count('used') !== used.length || count('drawn') !== waiting.length) wrong.push('other visits are used')
  return wrong
}

const sum = (rows: readonly { amountFen: number }[]) =>
  rows.reduce((total, { amountFen }) => total + amountFen, 0)
