import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findErrand, isOpened } from '../errands/errands.entry.ts'
import { findTimeline, type Told } from '../events/events.entry.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import { maskedName } from '../kernel/masked-name.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Db } from '../platform/db.ts'
import { type HardshipRecord, hardshipParts, openHardship, personOf } from './hardship-words.ts'
import {
  type Ground,
  type GroundFact,
  type HardshipRow,
  type HardshipStep,
  type HardshipView,
  type OwnHardship,
  outreachMoves,
  type recipientHardshipInput,
} from './outreach.contract.ts'
import { outreachLifecycle } from './outreach.lifecycle.ts'
import { isLate, urgencyOf } from './urgency.rules.ts'

/**
 * One of the list with every step. Who it is, what was noted and what was ordered show where it was opened for the reason that
 * counts now. Refuses with outreach.not_found.
 */
export async function getHardship(
  ctx: PersonCtx,
  { hardshipId }: { hardshipId: string },
): Promise<HardshipView> {
  const { db, clock, ports } = ctx
  const hardship = await db.hardship.findUnique({ where: { id: hardshipId }, include: hardshipParts })
  if (!hardship) throw new DomainError('outreach.not_found')
  const [steps, places, errand] = await Promise.all([
    findTimeline(db, `outreach:${hardshipId}`),
    placesOf(db, [hardship.regionCode]),
    findErrand(ctx),
  ])
  const open = errand !== null && (await isOpened(db, errand.id, hardshipId))
  const { notes = {} } = open ? openHardship(ports.vault, hardship) : {}
  const now = clock.now()
  const facts = { returnAt: now, chaseAt: now }
  const may = movesFor(outreachLifecycle, 'operator', hardship.state, facts)
  return {
    ...rowOf(ctx, hardship, places),
    ...{ listedAt: hardship.listedAt, agreedAt: hardship.agreedAt, facts: factsOf(hardship) },
    person: open ? personOf(ports.vault, hardship) : null,
    orders: open ? await ordersOf(db, hardship) : [],
    moves: outreachMoves.filter((move) => may.includes(move)),
    nextOn: addDays(dayOf(now), urgencyOf(hardship.points).againDays),
    steps: steps.map((step) => ({
      ...stepOf(step),
      ...{ actorName: step.actorName, note: notes[step.position] ?? null },
    })),
  }
}

/**
 * What the family reads of somebody of theirs: the last one, going or over; null where there never was one. Refuses with
 * families.recipient_not_found, families.not_allowed.
 */
export async function findOwnHardship(
  ctx: PersonCtx,
  { recipientId }: z.output<typeof recipientHardshipInput>,
): Promise<{ calledBy: string; mayDeclare: boolean; elder: boolean; hardship: OwnHardship | null }> {
  const { calledBy, kind, regionCode } = await getOwnRecipient(ctx, ctx.db, recipientId)
  const hardship = await ctx.db.hardship.findFirst({
    where: { recipientId },
    orderBy: [{ listedAt: 'desc' }, { id: 'desc' }],
  })
  const going = hardship !== null && hardship.closedAt === null
  const mayDeclare = kind === 'elder' && !going && regionCode !== null
  const elder = kind === 'elder'
  if (!hardship) return { calledBy, mayDeclare, elder, hardship: null }
  const { state, listedAt, contactBy } = hardship
  const steps = await findTimeline(ctx.db, `outreach:${hardship.id}`)
  const grounds = hardship.grounds as Ground[]
  return {
    ...{ calledBy, mayDeclare, elder },
    hardship: {
      ...{ state, listedAt, contactBy, grounds, facts: factsOf(hardship), going },
      steps: steps.filter(({ actorKind }) => actorKind !== 'clock').map(stepOf),
    },
  }
}

/** One line of the list, masked. */
export function rowOf(
  { clock, ports }: Pick<Ctx, 'clock' | 'ports'>,
  hardship: HardshipRecord,
  places: ReadonlyMap<string, string>,
): HardshipRow {
  const { id, regionCode, street, points, state, contactBy, contactedAt } = hardship
  return {
    ...{ id, regionCode, street, points, state, contactBy, contactedAt },
    name: maskedName(personOf(ports.vault, hardship).name),
    place: places.get(regionCode) ?? '',
    grounds: hardship.grounds as Ground[],
    urgency: urgencyOf(points).key,
    late: isLate({ state, contactBy }, clock.now()),
  }
}

/** 上海市 浦东新区 by code: one statement. */
export async function placesOf(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ code: string; place: string }[]>`
    select r.code, concat_ws(' ', c.name, r.name) as place from region r left join region c on c.code = r.parent
    where r.code = any(${[...new Set(codes)]})`
  return new Map(rows.map(({ code, place }) => [code, place]))
}

const factsOf = ({ grounds, facts }: Pick<HardshipRecord, 'grounds' | 'facts'>) => {
  const known = facts as Partial<Record<Ground, { fact: GroundFact; ref: string }>>
  return (grounds as Ground[]).map((ground) => ({
    ground,
    fact: known[ground]?.fact ?? ('declared' as const),
    ref: known[ground]?.ref ?? '',
  }))
}

const stepOf = ({ position, transition, actorKind, at, data }: Told): Omit<HardshipStep, 'note'> => ({
  ...{ position, transition, actorKind, at, actorName: '' },
  nextOn: typeof data.nextOn === 'string' && actorKind === 'operator' ? data.nextOn : null,
})

/** The order that cares for them, and the latest of the recipient the family has entered. */
async function ordersOf(db: Db, { recipientId, orderId }: HardshipRecord): Promise<HardshipView['orders']> {
  const either = [...(recipientId ? [{ recipientId }] : []), ...(orderId ? [{ id: orderId }] : [])]
  if (either.length === 0) return []
  const rows = await db.order.findMany({
    where: { OR: either, paidAt: { not: null } },
    orderBy: { startsAt: 'desc' },
    take: 5,
    select: { id: true, number: true, terms: true, startsAt: true },
  })
  return rows.map(({ terms, ...row }) => ({ ...row, title: (terms as OfferingTerms).title }))
}
