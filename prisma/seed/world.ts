import { lookOut } from '../../server/alarms/alarms.entry.ts'
import { createMemoryStore, type FileStore } from '../../server/files/files.entry.ts'
import type { Clock } from '../../server/kernel/clock.ts'
import { after, days, minutes } from '../../server/kernel/clock.ts'
import { dayOf } from '../../server/kernel/wall-time.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { type Db, inTransaction, type Tx } from '../../server/platform/db.ts'
import type { Vault } from '../../server/platform/vault.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { takeCalls } from './calls.ts'
import { complain } from './complaints.ts'
import { openEntitlements } from './entitlements.ts'
import { openFamilies } from './families.ts'
import { callForHelp } from './incidents.ts'
import { inspectExamples } from './inspections.ts'
import { payFunders, sendEarnings } from './money.ts'
import { leaveClaimWaiting, openProviders } from './open-providers.ts'
import { seekOut } from './outreach.ts'
import { sellPackages } from './packages.ts'
import { leavePapersWaiting } from './papers.ts'
import { openPlaces } from './places.ts'
import { playOrder } from './play-order.ts'
import { enterExamplePopulation } from './population.ts'
import { openRounds } from './reviews.ts'
import { openStage } from './stage.ts'
import { livePaidAhead } from './stays.ts'
import { pastStories, presentStories } from './stories.ts'
import { talkAboutVisit } from './talk.ts'
import { keepTemplates } from './templates.ts'
import { waitForBed } from './waiting.ts'
import { suspendOnce } from './watch.ts'

/** Any number will do; two servers started at once seed once. */
const LOCK = 724_002

/**
 * Fills a database nobody has signed up to with the example world: providers, families and three weeks of orders, all
 * played through the product's own use cases and all marked as examples. Whole or not at all. Gives false, having
 * changed nothing, where there are people already. Scans of papers are kept in `files`; without it they are forgotten.
 */
export async function seedDemo(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore = createMemoryStore(),
): Promise<boolean> {
  if ((await db.user.count()) > 0) return false
  await seedRegions(db)
  return inTransaction(db, (tx) => play(tx, clock.now(), { vault, files }), { timeout: 120_000 })
}

async function play(tx: Tx, now: Date, kept: { vault: Vault; files: FileStore }): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK})`
  if ((await tx.user.count()) > 0) return false
  const stage = await openStage(tx, dayOf(now), kept)
  for (const key of ['operator', 'secondOperator'] as const)
    await tx.operator.create({ data: { userId: stage.people[key] } })
  await openProviders(stage)
  await openPlaces(stage)
  await keepTemplates(stage)
  await suspendOnce(stage)
  const recipients = await openFamilies(stage)
  await openEntitlements(stage, { grandmother: recipients.granny, mother: recipients.mother })
  await livePaidAhead(stage, recipients)
  await sellPackages(stage, recipients)
  for (const story of pastStories(stage)) await playOrder(stage, recipients, story)
  await payFunders(stage)
  await sendEarnings(stage)
  await callForHelp(stage, recipients)
  await leavePapersWaiting(stage)
  await leaveClaimWaiting(stage, after(now, -minutes(90)))
  for (const story of presentStories(stage, now)) await playOrder(stage, recipients, story)
  await takeCalls(stage, now)
  await waitForBed(stage, recipients.granny)
  await openRounds(stage, now)
  await talkAboutVisit(stage, now)
  await complain(stage)
  await seekOut(stage, { granny: recipients.granny, mother: recipients.mother })
  await inspectExamples(stage)
  await enterExamplePopulation(stage)
  await stage.at(now)
  await lookOut(await stage.as('operator'))
  await tidyUp(tx, now)
  return true
}

/** What is older than a day has been read, and every listing goes to the search once. */
async function tidyUp(tx: Tx, now: Date): Promise<void> {
  // What was said three weeks ago needs no text today.
  await tx.$executeRaw`update notice_message set state = 'sent', sent_at = due_at, attempts = 1 where state = 'waiting'`
  await tx.notice.updateMany({ where: { createdAt: { lt: after(now, -days(1)) } }, data: { readAt: now } })
  for (const { id: providerId } of await tx.provider.findMany({ where: { example: true } })) {
    await enqueue(tx, 'listing', { providerId })
  }
}
