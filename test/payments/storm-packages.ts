import { randomUUID } from 'node:crypto'
import { after, days, hours } from '../../server/kernel/clock.ts'
import { dayOf, instantOf } from '../../server/kernel/wall-time.ts'
import { fireDuePackages } from '../../server/packages/packages.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { seededRandom } from '../bench/random.ts'
import { refusal } from '../orders/steps.ts'
import { agreedTo } from '../support/agreed-to.ts'
import { insist } from './mortal.ts'
import { type Storm, settleAndDispute, type Told } from './storm.ts'
import { beginAnew, play } from './storm-weather.ts'

/** What became of a visit that was ordered with a package; fen it was worth, and fen of it that came back. */
type Drawn = {
  readonly orderId: string
  readonly fen: number
  end: 'drawn' | 'used' | 'returned'
  backFen: number
}
/** One recipient's package, and what was done with it as those who did it know. */
export type PackageStory = Told & {
  readonly recipientId: string
  readonly packageId: string
  readonly priceFen: number
  readonly drawn: Drawn[]
  /** Its family has taken back what was left. */
  givenUp: boolean
}

/** Visits, and the fen they cost together: never a round sum. */
const SOLD = [
  { visits: 2, priceFen: 30_001 },
  { visits: 3, priceFen: 47_003 },
  { visits: 4, priceFen: 60_001 },
] as const
/** When visits of a day begin: far enough apart for the way between them. */
const STARTS = [8.5, 11.5, 14.5].map(hours)

/** What the three of them call, each through the real router, in a process that dies. */
function peopleOf({ ctx, world }: Storm) {
  const as = (viewer: typeof ctx.viewer) => createCaller({ ...ctx, viewer })
  return {
    family: as(world.daughter.viewer),
    sibling: as(world.brother.viewer),
    desk: as(world.manager.viewer),
    carer: as(world.carer.viewer),
  }
}

/** Plays a package for each of these seeds, together, to their end. */
export async function playPackages(storm: Storm, seeds: readonly number[]): Promise<PackageStory[]> {
  const { db, world } = storm
  const mixed = await beginAnew(storm, seeds)
  const terms = { refundPolicy: 'custom:48=100,1=50' }
  await db.offering.update({ where: { id: world.offering.id }, data: terms })
  const nextStart = startsFrom(storm)
  const stories: PackageStory[] = []
  for (const seed of seeds) stories.push(await buy(storm, seed))
  const draw = (on: Storm, story: PackageStory) => drawSome(on, story, nextStart)
  await play(storm, mixed, {
    stories,
    acts: [openAndPay, draw, changeMinds, endPayments, serve, endPayments],
  })
  return stories
}

/** The hours of tomorrow and the days after, each once. */
function startsFrom({ clock }: Storm): () => Date {
  const tomorrow = after(instantOf(dayOf(clock.now())), days(1))
  let taken = 0
  return () => {
    const [day, hour] = [Math.floor(taken / STARTS.length), STARTS[taken % STARTS.length] ?? 0]
    taken += 1
    return after(tomorrow, days(day) + hour)
  }
}

async function buy(storm: Storm, seed: number): Promise<PackageStory> {
  const { db, world } = storm
  const random = seededRandom(seed)
  const { family, desk } = peopleOf(storm)
  const { id: _, ...father } = await db.recipient.findUniqueOrThrow({ where: { id: world.father.id } })
  const { id: recipientId } = await db.recipient.create({ data: father })
  await agreedTo(db, recipientId, world.daughter)
  const sold = random.pick(SOLD)
  const [offerKey, key] = [randomUUID(), randomUUID()]
  const offered = { offeringId: world.offering.id, ...sold, months: 12, key: offerKey }
  const { id: offerId } = await insist(() => desk.packages.sell(offered))
  const press = () => insist(() => family.packages.buy({ offerId, recipientId, key }))
  const [bought] = await Promise.all(random.next() < 0.3 ? [press(), press()] : [press()])
  const packageId = bought?.id ?? ''
  return { seed, random, recipientId, packageId, priceFen: sold.priceFen, drawn: [], givenUp: false }
}

/** One or two tabs open the page; then it is paid at once, later, in vain, too late, or not at all. */
async function openAndPay(storm: Storm, { packageId, random }: PackageStory): Promise<void> {
  const { db, stripe, ctx, clock } = storm
  const { family } = peopleOf(storm)
  const open = () => insist(() => family.packages.pay({ packageId }))
  const tabs = await Promise.all(random.next() < 0.2 ? [open(), open()] : [open()])
  const page = [...stripe.sessions.values()].find(({ url }) => url === tabs.at(-1)?.url)
  if (!page) throw new Error(`package ${packageId} has no page`)
  const fate = random.next()
  if (fate < 0.07) return void stripe.expire(page.id)
  if (fate < 0.2) {
    stripe.finish(page.id, 'unpaid')
    return void stripe.asyncPayment(page.id, fate < 0.1 ? 'failed' : 'succeeded')
  }
  if (fate < 0.28) {
    await db.visitPackage.updateMany({
      where: { id: packageId, state: 'awaiting_payment' },
      data: { dueAt: clock.now() },
    })
    await insist(() => fireDuePackages(ctx))
  }
  stripe.finish(page.id)
}

/** Visits are ordered with it and accepted, now and then by two of the family at once. */
async function drawSome(storm: Storm, story: PackageStory, nextStart: () => Date): Promise<void> {
  const { packageId, random } = story
  const { family, sibling } = peopleOf(storm)
  const { state, free } = await family.packages.get({ packageId })
  if (state !== 'active') return
  for (let left = random.below(free + 1); left > 0; left -= 2) {
    await Promise.all([
      drawOne(storm, story, { api: family, startsAt: nextStart() }),
      ...(left > 1 ? [drawOne(storm, story, { api: sibling, startsAt: nextStart() })] : []),
    ])
  }
}

type Caller = ReturnType<typeof createCaller>

async function drawOne(
  storm: Storm,
  { recipientId, drawn }: PackageStory,
  { api, startsAt }: { api: Caller; startsAt: Date },
): Promise<void> {
  const { desk } = peopleOf(storm)
  const ownerKey = randomUUID()
  const key = randomUUID()
  const { id: draftId } = await insist(() =>
    api.drafts.begin({ ownerKey, offeringId: storm.world.offering.id }),
  )
  const draft = { ownerKey, draftId }
  await insist(() => api.drafts.setWho({ ...draft, who: { recipientId } }))
  await insist(() => api.drafts.setWhen({ ...draft, startsAt, caregiverId: null, note: '' }))
  const seen = (await insist(() => api.drafts.quote(draft)))?.seen
  const { id: orderId, quote } = await insist(() =>
    api.orders.place({ ...draft, key, ...(seen && { quote: seen }) }),
  )
  const fen = quote?.package?.fen
  if (!fen) throw new Error(`order ${orderId} is not drawn from a package`)
  drawn.push({ orderId, fen, end: 'drawn', backFen: 0 })
  const accept = { orderId, transition: 'accept' as const, reason: '', key: randomUUID() }
  await insist(() => desk.orders.move(accept))
}

/** Some visits are called off by either side; some families take back what is left, pressing once or twice. */
async function changeMinds(storm: Storm, story: PackageStory): Promise<void> {
  const { packageId, random, drawn } = story
  const { family, desk } = peopleOf(storm)
  for (const visit of drawn) {
    const how = random.next()
    const move = { orderId: visit.orderId, reason: '计划变了', key: randomUUID() }
    if (how < 0.2) {
      const told = (await family.orders.get({ orderId: visit.orderId })).visitIfCancelledFen ?? 0
      await insist(() => family.orders.move({ ...move, transition: 'cancel' }))
      Object.assign(visit, told === visit.fen ? { end: 'returned' } : { end: 'used', backFen: told })
    } else if (how < 0.35) {
      await insist(() => desk.orders.move({ ...move, transition: 'withdraw' }))
      visit.end = 'returned'
    }
  }
  const { state, backFen } = await family.packages.get({ packageId })
  if (random.next() > 0.4 || state !== 'active' || backFen === 0) return
  const said = { packageId, backFen, key: randomUUID() }
  const press = () => refusal(insist(() => family.packages.refund(said)))
  const ends = await Promise.all(random.next() < 0.5 ? [press(), press()] : [press()])
  if (ends.some((end) => end !== 'went through')) throw new Error(`package ${packageId}: ${ends}`)
  story.givenUp = true
}

/** Most visits that are left take place and are confirmed, of some less was done; now and then the provider calls one off late. */
async function serve(storm: Storm, { random, drawn }: PackageStory): Promise<void> {
  const { family, desk, carer } = peopleOf(storm)
  for (const visit of drawn.filter(({ end }) => end === 'drawn')) {
    const { orderId } = visit
    const how = random.next()
    const move = { orderId, reason: '', key: randomUUID() }
    if (how < 0.15) continue
    if (how < 0.3) {
      await insist(() => desk.orders.move({ ...move, transition: 'withdraw', reason: '护理员生病' }))
      visit.end = 'returned'
      continue
    }
    await visitHome(storm, { orderId, carer })
    if (how < 0.5) {
      const less = {
        orderId,
        amountFen: 1 + random.below(visit.fen - 1),
        reason: '少洗了头',
        key: randomUUID(),
      }
      await insist(() => desk.orders.reduce(less))
      visit.backFen = less.amountFen
    }
    await insist(() => family.orders.move({ ...move, transition: 'confirm' }))
    visit.end = 'used'
  }
}

async function visitHome(
  storm: Storm,
  { orderId, carer }: { orderId: string; carer: Caller },
): Promise<void> {
  const { clock } = storm
  const { startsAt, endsAt, visit } = await peopleOf(storm).family.orders.get({ orderId })
  if (clock.now() < startsAt) clock.set(startsAt)
  const [came, went] = [randomUUID(), randomUUID()]
  const how = { method: 'code' as const, code: visit.startCode ?? '' }
  await insist(() => carer.orders.checkIn({ orderId, key: came, how }))
  if (clock.now() < endsAt) clock.set(endsAt)
  await insist(() => carer.orders.checkOut({ orderId, key: went, report: '洗完澡，精神不错。' }))
}

const endPayments = async (storm: Storm, { packageId: id, priceFen, random }: PackageStory): Promise<void> =>
  settleAndDispute(storm, { id, priceFen, random, disputed: 0.2 })
