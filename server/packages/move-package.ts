import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { instantOf } from '../kernel/wall-time.ts'
import { packageCustody } from '../ledger/ledger.entry.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { giveMoneyBack } from './give-back.ts'
import { type PackageRecord, termsOf, textOf } from './load-package.ts'
import type { PackageActor, PackageState, PackageTransition } from './package.contract.ts'
import { type PackageEffect, type PackageFacts, packageLifecycle } from './package.lifecycle.ts'

export type PackageMover = { readonly kind: PackageActor; readonly id: string | null; readonly name: string }
export const byItself = (kind: PackageActor): PackageMover => ({ kind, id: null, name: '' })

/**
 * One move of a package whose row the caller has locked: change, event, timer, money and notices. Refuses with
 * packages.not_your_move, packages.changed_meanwhile.
 */
export async function movePackage(
  tx: Tx,
  ctx: Ctx,
  found: PackageRecord,
  name: PackageTransition,
  mover: PackageMover,
  said: { key?: string } = {},
): Promise<void> {
  const now = ctx.clock.now()
  const facts = { ...factsOf(found), enteredAt: now }
  const decision = decide(packageLifecycle, name, mover.kind, found.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'packages.'))
  const due = nextDue(packageLifecycle, decision.to, facts)
  const { count } = await tx.visitPackage.updateMany({
    where: { id: found.id, version: found.version, state: found.state },
    data: {
      ...{ state: decision.to, enteredAt: now, version: { increment: 1 } },
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
      ...(name === 'pay' && { paidAt: now }),
    },
  })
  if (count !== 1) throw new DomainError('packages.changed_meanwhile')
  const moved = { ...found, state: decision.to as PackageState, version: found.version + 1 }
  await noteOf(tx, moved, { name, from: found.state, mover, at: now, ...said })
  for (const effect of decision.effects) await works[effect](tx, ctx, moved)
}

const factsOf = ({ enteredAt, validUntil }: PackageRecord): PackageFacts => ({
  enteredAt,
  overAt: instantOf(textOf(validUntil), 1440),
})

/** A line in a package's timeline, and its family's open pages ask again. */
export async function noteOf(
  tx: Tx,
  { id, version, state, familyId, providerId }: PackageRecord,
  said: {
    name: PackageTransition | 'buy' | 'draw' | 'return' | 'use'
    from: PackageState | null
    mover: PackageMover
    at: Date
    key?: string
    data?: Record<string, unknown>
  },
): Promise<void> {
  const { name, from, mover, at, key, data } = said
  await recordEvent(tx, {
    ...{ stream: `package:${id}`, position: version, subject: 'package', subjectId: id },
    ...{ transition: name, from, to: state, actor: mover, at, key },
    ...(data && { data }),
  })
  const rooms = [room.family(familyId), room.provider(providerId)]
  await enqueue(tx, 'nudge', { rooms, kind: 'package', id, version })
}

const works: Record<PackageEffect, (tx: Tx, ctx: Ctx, found: PackageRecord) => Promise<unknown>> = {
  'give-back': giveBack,
  'tell-paid': (tx, _ctx, found) => tell(tx, found, 'package_paid'),
  'tell-sold': (tx, _ctx, found) => tell(tx, found, 'package_sold'),
  'tell-over': (tx, _ctx, found) => tell(tx, found, 'package_over'),
  'tell-closed': (tx, _ctx, found) => tell(tx, found, 'package_closed'),
}

/** Whatever nobody has ordered goes back; visits that are ordered go on. What a bank took already is not given twice. */
async function giveBack(tx: Tx, ctx: Ctx, { id: packageId, state }: PackageRecord): Promise<void> {
  await tx.packageVisit.updateMany({ where: { packageId, state: 'free' }, data: { state: 'refunded' } })
  const { custodyFen, drawnFen } = await packageCustody(tx, packageId)
  const amountFen = custodyFen - drawnFen
  if (amountFen > 0) await giveMoneyBack(tx, ctx, { packageId, amountFen, reason: state })
}

type Told = 'package_paid' | 'package_sold' | 'package_over' | 'package_closed' | 'package_ending'

/** Tells a family, or of a sale the provider. */
export async function tell(tx: Tx, found: PackageRecord, kind: Told, dedupe = ''): Promise<void> {
  const free = found.units.filter(({ state }) => state === 'free').length
  // Nothing goes back by itself of one whose every visit was ordered.
  const allBooked = free === 0 && (kind === 'package_over' || kind === 'package_closed')
  await enqueue(tx, 'notice', {
    to: kind === 'package_sold' ? { providerId: found.providerId } : { familyId: found.familyId },
    kind: allBooked ? `${kind}_booked` : kind,
    path: kind === 'package_sold' ? `/desk/${found.providerId}/packages` : `/packages/${found.id}`,
    dedupe: `${found.id}:${kind}${dedupe}`,
    params: {
      calledBy: found.recipient.calledBy,
      providerName: found.provider.name,
      title: termsOf(found).title,
      count: kind === 'package_paid' || kind === 'package_sold' ? found.visits : free,
      // The last day, in the middle of it.
      until: instantOf(textOf(found.validUntil), 720).toISOString(),
    },
  })
}
