import type { Db } from '../../server/platform/db.ts'
import { appRouter, createCaller } from '../../server/rpc/app-router.ts'
import type { MovableClock } from '../support/clock.ts'
import { testCtx } from '../support/world.ts'
import type { Scene } from './calls/scene.ts'
import { calls } from './calls.ts'
import { type Actor, actors, type Cast } from './cast.ts'

/** The words of the table. A code without a word stands there in full, and does not pass unnoticed. */
const words: Readonly<Record<string, string>> = {
  'accounts.sign_in_first': 'sign-in',
  'accounts.operators_only': 'operators',
  'capacity.pool_not_found': 'unseen',
  'care.not_found': 'unseen',
  'care.photo_gone': 'gone',
  'chat.not_found': 'unseen',
  'chat.read_only': 'role',
  'chat.photo_gone': 'gone',
  'elders.link_invalid': 'no-key',
  'elders.code_wrong': 'no-key',
  'entitlements.not_found': 'unseen',
  'feeds.not_found': 'unseen',
  'filings.not_found': 'unseen',
  'filings.link_over': 'no-key',
  'complaints.not_found': 'unseen',
  'complaints.not_your_move': 'not-yours',
  'incidents.not_found': 'unseen',
  'incidents.no_visit': 'no-visit',
  'incidents.not_the_caller': 'not-yours',
  'incidents.not_your_move': 'not-yours',
  'notices.link_invalid': 'no-key',
  'phone_orders.not_allowed': 'role',
  'packages.not_found': 'unseen',
  'packages.offer_not_found': 'unseen',
  'phone_orders.not_found': 'unseen',
  'plans.not_found': 'unseen',
  'portraits.not_found': 'unseen',
  'moving.day_not_found': 'unseen',
  'moving.swap_impossible': 'no-swap',
  'orders.draft_incomplete': 'unfinished',
  'families.invite_invalid': 'no-key',
  'privacy.still_working': 'works',
  'privacy.orders_open': 'open',
  'families.not_allowed': 'role',
  'families.not_found': 'unseen',
  'families.recipient_not_found': 'unseen',
  'orders.draft_not_found': 'unseen',
  'orders.no_family_role': 'role',
  'orders.not_found': 'unseen',
  'orders.not_your_move': 'not-yours',
  'payments.not_found': 'unseen',
  'payments.report_not_found': 'unseen',
  'providers.caregiver_not_found': 'unseen',
  'providers.not_allowed': 'role',
  'providers.not_found': 'unseen',
  'providers.offering_not_found': 'unseen',
  'reviews.not_found': 'unseen',
  'reviews.photo_gone': 'unseen',
  'reviews.check_not_found': 'unseen',
  'reviews.remedy_not_found': 'unseen',
  'reviews.not_your_move': 'not-yours',

  'templates.not_found': 'unseen',
  'supervision.not_found': 'unseen',
  'supervision.draw_not_found': 'unseen',
  'supervision.document_gone': 'unseen',
  'supervision.not_your_move': 'not-yours',
  'supervision.photo_gone': 'gone',
  'supervision.nothing_to_appeal': 'nothing',
  'searches.not_found': 'unseen',
  'funders.too_much': 'not-owed',
  'stays.not_running': 'not-now',
  'suspensions.not_found': 'unseen',
  'suspensions.not_your_move': 'not-yours',
  'waitlist.not_found': 'unseen',
  'waitlist.already_waiting': 'waiting',
}

/** Queries that write one thing: that somebody looked. */
const rememberLooks = [
  'filings.get',
  'filings.file',
  'care.photo',
  'care.ofOrder',
  'care.vitals',
  'carer.lateNotes',
  'carer.latePhoto',
  'chat.photo',
  'chat.unread',
  'phoneOrders.list',
  'phoneOrders.get',
  'chat.reports',
  'audit.events',
  'complaints.forDesk',
  'complaints.get',
  'complaints.list',
  'elders.complaints',
  'elders.open',
  'elders.consents',
  'feeds.read',
  'incidents.get',
  'incidents.going',
  'incidents.list',
  'orders.get',
  'privacy.export',
  'suspensions.get',
  'suspensions.preview',
  'closures.get',
  'errands.person',
  'errands.search',
  'suspensions.offers',
]

type Procedure = { _def: { type: 'query' | 'mutation' | 'subscription' } }
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>

/** Every procedure there is, by its path. */
export const procedureNames = Object.keys(procedures).sort()

/** Those of one type. */
export const procedureNamesOf = (type: Procedure['_def']['type']): string[] =>
  procedureNames.filter((name) => procedures[name]?._def.type === type)

/** Tries every call as everybody, each in a transaction that is taken back; gives one line per call. */
export async function tryEverything(db: Db, clock: MovableClock, cast: Cast): Promise<string> {
  const lines = [lineOf('procedure', 'of', actors)]
  for (const name of Object.keys(calls).sort()) {
    for (const [of, call] of Object.entries(calls[name] ?? {})) {
      const cells: string[] = []
      for (const actor of actors) cells.push(await outcomeOf(db, clock, cast, name, actor, call))
      lines.push(lineOf(name, of, cells))
    }
  }
  return lines.join('\n')
}

const lineOf = (name: string, of: string, cells: readonly string[]) =>
  [name.padEnd(25), of.padEnd(15), ...cells.map((cell) => cell.padEnd(9))].join(' ').trimEnd()

/** Ends a transaction without keeping anything. */
class TakenBack extends Error {}

async function outcomeOf(
  db: Db,
  clock: MovableClock,
  cast: Cast,
  name: string,
  actor: Actor,
  call: (scene: Scene) => Promise<unknown>,
): Promise<string> {
  const readsOnly = procedures[name]?._def.type === 'query' && !rememberLooks.includes(name)
  let outcome = ''
  const attempt = db.$transaction(
    async (tx) => {
      if (readsOnly) await tx.$executeRaw`set transaction read only`
      const apiOf = (who: Actor) => createCaller(testCtx(tx as Db, clock, cast.viewers[who]))
      const scene = { api: apiOf(actor), db: tx as Db, cast, as: { organiser: apiOf('organiser') } }
      outcome = await call(scene).then(
        (result) => (result === false ? 'nothing' : 'yes'),
        (error: Error) => words[error.message] ?? error.message,
      )
      throw new TakenBack()
    },
    { timeout: 20_000, maxWait: 20_000 },
  )
  await attempt.catch((error) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return outcome
}
