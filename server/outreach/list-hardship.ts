import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { agreedFor } from '../privacy/consents.entry.ts'
import { ageOn } from '../quotes/quotes.entry.ts'
import { findRegions, regionName } from '../regions/regions.entry.ts'
import { hardshipParts, personKeyOf, sealHardship } from './hardship-words.ts'
import {
  type declareHardshipInput,
  type enterHardshipInput,
  type Ground,
  type GroundFact,
  VERY_OLD,
} from './outreach.contract.ts'
import { tellOf } from './outreach.effects.ts'
import { outreachLifecycle } from './outreach.lifecycle.ts'
import { pointsOf, urgencyOf } from './urgency.rules.ts'

type Fact = { fact: GroundFact; ref: string }
type Listed = Pick<Prisma.HardshipUncheckedCreateInput, 'recipientId' | 'personKey' | 'words' | 'street'> & {
  readonly id: string
  readonly regionCode: string
  readonly facts: Partial<Record<Ground, Fact>>
  readonly agreedAt: Date | null
  readonly actor: { readonly kind: 'family' | 'operator'; readonly id: string; readonly name: string }
  readonly key: string
}

/**
 * A family asks that somebody of theirs is sought out, after asking them. What a confirmed assessment in force says (severe or worse)
 * is taken from it where it may be read, being very old from the date of birth; the rest is the family's word. The same key again is
 * the same. Refuses with families.recipient_not_found, families.not_allowed, families.region_unknown, outreach.listed_already.
 */
export async function declareHardship(
  ctx: PersonCtx,
  { recipientId, grounds, key }: z.output<typeof declareHardshipInput>,
): Promise<void> {
  const { viewer, clock, db } = ctx
  const recipient = await getOwnRecipient(ctx, db, recipientId)
  if (!recipient.regionCode) throw new DomainError('families.region_unknown')
  const today = dayOf(clock.now())
  const bornOn = recipient.bornOn?.toISOString().slice(0, 10)
  const old = bornOn !== undefined && ageOn(bornOn, today) >= VERY_OLD
  const facts: Listed['facts'] = {}
  for (const ground of grounds) if (ground !== 'very_old') facts[ground] = { fact: 'declared', ref: '' }
  if (old) facts.very_old = { fact: 'born_on', ref: '' }
  else if (grounds.includes('very_old')) facts.very_old = { fact: 'declared', ref: '' }
  const assessed = grounds.includes('disabled') && (await findAssessment(ctx, recipientId, today))
  if (assessed) facts.disabled = { fact: 'assessment', ref: assessed }
  await list(ctx, {
    ...{ id: randomUUID(), recipientId, regionCode: recipient.regionCode, facts, key },
    ...{ agreedAt: clock.now(), actor: { kind: 'family', id: viewer.userId, name: viewer.name } },
  })
}

/**
 * The desk enters somebody a public body told of; no family is looked for. Gives its id, the same for the same key. Refuses with
 * families.region_unknown, outreach.listed_already.
 */
export async function enterHardship(
  ctx: PersonCtx,
  { grounds, source, regionCode, street, key, ...person }: z.output<typeof enterHardshipInput>,
): Promise<{ id: string }> {
  const { viewer, ports } = ctx
  await findRegions(ctx.db)
  if (!(await regionName(ctx.db, regionCode))) throw new DomainError('families.region_unknown')
  const id = randomUUID()
  return list(ctx, {
    ...{ id, regionCode, street, key, agreedAt: null },
    personKey: personKeyOf(ports.vault, person),
    words: sealHardship(ports.vault, id, { person }),
    facts: Object.fromEntries(grounds.map((ground) => [ground, { fact: 'desk' as const, ref: source }])),
    actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
  })
}

/** A confirmed assessment in force that says severe or worse, if the papers may be read. */
async function findAssessment({ db, clock }: Ctx, recipientId: string, today: string) {
  if (!(await agreedFor({ db, clock }, recipientId)).papers) return null
  const day = new Date(`${today}T00:00:00Z`)
  const found = await db.entitlement.findFirst({
    where: {
      ...{ recipientId, kind: 'assessment', state: 'confirmed' },
      ...{ validFrom: { lte: day }, validUntil: { gte: day } },
      OR: ['severe', 'total'].map((grade) => ({ terms: { path: ['grade'], equals: grade } })),
    },
    select: { id: true },
  })
  return found?.id ?? null
}

async function list(ctx: PersonCtx, listed: Listed): Promise<{ id: string }> {
  const before = async (tx: Tx) => {
    const told = await findEventByKey(tx, listed.key)
    return told?.stream.startsWith('outreach:') ? { id: told.subjectId } : null
  }
  try {
    return await inTransaction(ctx.db, async (tx) => (await before(tx)) ?? enter(tx, ctx, listed))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const same = await inTransaction(ctx.db, before)
    if (!same) throw new DomainError('outreach.listed_already')
    return same
  }
}

async function enter(tx: Tx, ctx: Ctx, { facts, actor, key, ...row }: Listed): Promise<{ id: string }> {
  const now = ctx.clock.now()
  const grounds = Object.keys(facts) as Ground[]
  const points = pointsOf(grounds)
  const contactBy = await workingDaysAfter(tx, now, urgencyOf(points).firstDays)
  const due = nextDue(outreachLifecycle, 'to_visit', {
    returnAt: instantOf(dayOf(contactBy)),
    chaseAt: contactBy,
  })
  const hardship = await tx.hardship.create({
    data: {
      ...{ ...row, grounds, facts, points, contactBy, state: 'to_visit', listedAt: now },
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
    },
    include: hardshipParts,
  })
  await recordEvent(tx, {
    ...{ stream: `outreach:${row.id}`, position: 1, subject: 'outreach', subjectId: row.id },
    ...{ transition: 'enlist', from: null, to: 'to_visit', at: now, key, actor },
  })
  if (actor.kind === 'family') await tellOf(tx, 'tell-operators', hardship, 'enlist')
  return { id: row.id }
}
