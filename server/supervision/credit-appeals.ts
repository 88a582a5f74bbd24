import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { APPEAL_DAYS, appealLifecycle } from './appeal.lifecycle.ts'
import { countCredit, rulesOn } from './count-credit.ts'
import type { AppealView, appealCreditInput, CreditUnit, decideAppealInput } from './credit.contract.ts'
import { findOwnJudgements, judgementKey } from './own-judgements.ts'
import { readCreditFacts } from './read-credit-facts.ts'

/**
 * 信用异议: a manager says that a deduction is wrong; an operator answers within ten working days. The same key again is the same
 * appeal. Refuses with providers.not_found, providers.not_allowed, supervision.nothing_to_appeal,
 * supervision.appealed_already.
 */
export async function appealCredit(
  ctx: PersonCtx,
  { providerId, unit, text, key }: z.output<typeof appealCreditInput>,
): Promise<{ ok: true }> {
  requireManager(ctx.viewer, providerId)
  try {
    await inTransaction(ctx.db, async (tx) => {
      if (await findEventByKey(tx, key)) return
      if ((await countedOf(tx, ctx, providerId, unit)) === 0)
        throw new DomainError('supervision.nothing_to_appeal')
      const openedAt = ctx.clock.now()
      const due = nextDue(appealLifecycle, 'open', await factsAt(tx, openedAt))
      const appeal = await tx.creditAppeal.create({
        data: {
          ...{ providerId, unit, text, openedAt, openedBy: ctx.viewer.userId },
          ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
        },
        include: appealParts,
      })
      const actor = { kind: 'provider', id: ctx.viewer.userId, name: ctx.viewer.name }
      await record(tx, appeal, 'open', null, actor, openedAt, { key })
      await tell(tx, appeal, 'operators')
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('supervision.appealed_already')
    throw error
  }
  return { ok: true }
}

/**
 * The answer, with a reason the provider reads: so many of that unit no longer count, or none. The score is counted anew at once.
 * Refuses with supervision.appeal_not_found, supervision.too_many_struck, supervision.changed_meanwhile, and with
 * supervision.colleague_decides where the deduction rests on a decision of whoever answers.
 */
export async function decideAppeal(
  ctx: PersonCtx,
  { appealId, struck, reason, key }: z.output<typeof decideAppealInput>,
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, async (tx) => {
    const appeal = await tx.creditAppeal.findUnique({ where: { id: appealId }, include: appealParts })
    if (!appeal) throw new DomainError('supervision.appeal_not_found')
    if ((await findEventByKey(tx, key))?.subjectId === appealId) return
    const unit = appeal.unit as CreditUnit
    const own = await findOwnJudgements(tx, ctx.viewer.userId)
    if (appeal.state === 'open' && own.has(judgementKey(appeal.providerId, unit)))
      throw new DomainError('supervision.colleague_decides')
    if (struck > (await countedOf(tx, ctx, appeal.providerId, unit)))
      throw new DomainError('supervision.too_many_struck')
    const actor = { kind: 'operator' as const, id: ctx.viewer.userId, name: ctx.viewer.name }
    const now = ctx.clock.now()
    const name = struck > 0 ? 'grant' : 'dismiss'
    const said = { struck, reason, decidedBy: ctx.viewer.userId, decidedAt: now }
    await moveAppeal(tx, appeal, name, actor, now, { data: said, key, reason })
    await countCredit(ctx, tx, appeal.providerId)
  })
  return { ok: true }
}

/** How many answered appeals are still shown. */
const DECIDED = 50

/** Appeals that wait, the oldest first, then the last 50 that were decided, the newest first; of one provider or of all. */
export async function findAppeals(
  { db, viewer }: PersonCtx,
  providerId: string | null = null,
): Promise<AppealView[]> {
  const of = providerId ? { providerId } : {}
  const [own, open, decided] = await Promise.all([
    viewer.operator ? findOwnJudgements(db, viewer.userId) : new Set<string>(),
    db.creditAppeal.findMany({
      where: { ...of, state: 'open' },
      include: appealParts,
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    }),
    db.creditAppeal.findMany({
      where: { ...of, state: { not: 'open' } },
      include: appealParts,
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      take: DECIDED,
    }),
  ])
  return [...open, ...decided].map(({ provider, unit, ...row }) => ({
    ...{ id: row.id, providerId: row.providerId, providerName: provider.name, unit: unit as CreditUnit },
    ...{ text: row.text, state: row.state, openedAt: row.openedAt, dueAt: row.dueAt },
    ...{ struck: row.struck, reason: row.reason, decidedAt: row.decidedAt },
    colleague: row.state === 'open' && own.has(judgementKey(row.providerId, unit)),
  }))
}

export const appealParts = { provider: { select: { name: true } } } as const
type Appeal = Prisma.CreditAppealGetPayload<{ include: typeof appealParts }>
type Actor = { kind: 'operator' | 'clock'; id: string | null; name: string }

/** One step of an appeal in the caller's transaction: change, event and notice. Refuses with supervision.changed_meanwhile. */
export async function moveAppeal(
  tx: Tx,
  appeal: Appeal,
  name: 'chase' | 'grant' | 'dismiss',
  actor: Actor,
  now: Date,
  { data, key, reason }: { data?: object; key?: string; reason?: string } = {},
): Promise<void> {
  const facts = await factsAt(tx, now)
  const decision = decide(appealLifecycle, name, actor.kind, appeal.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'supervision.'))
  const due = nextDue(appealLifecycle, decision.to, facts)
  const { count } = await tx.creditAppeal.updateMany({
    where: { id: appeal.id, state: appeal.state, version: appeal.version },
    data: {
      ...{ ...data, state: decision.to, version: { increment: 1 } },
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
    },
  })
  if (count !== 1) throw new DomainError('supervision.changed_meanwhile')
  const moved = { ...appeal, version: appeal.version + 1, state: decision.to }
  await record(tx, moved, name, appeal.state, actor, now, { ...(key && { key }), ...(reason && { reason }) })
  await tell(tx, moved, decision.effects.includes('tell-provider') ? 'provider' : 'operators')
}

const factsAt = async (tx: Tx, now: Date) => ({ answerBy: await workingDaysAfter(tx, now, APPEAL_DAYS) })

/** How many of a unit count against the provider now, those struck before taken away. */
async function countedOf(tx: Tx, ctx: Ctx, providerId: string, unit: CreditUnit): Promise<number> {
  const now = ctx.clock.now()
  const rule = await rulesOn(tx, dayOf(now))
  const [row] = rule ? await readCreditFacts(tx, { now, days: rule.terms.days, providerId }) : []
  return row ? row.facts.bad[unit] - (row.struck[unit] ?? 0) : 0
}

const record = (
  tx: Tx,
  { id, version, state }: Pick<Appeal, 'id' | 'version' | 'state'>,
  transition: string,
  from: string | null,
  actor: { kind: string; id: string | null; name: string },
  at: Date,
  said: { key?: string; reason?: string },
) =>
  recordEvent(tx, {
    ...{ stream: `credit-appeal:${id}`, position: version, subject: 'credit', subjectId: id },
    ...{ transition, from, to: state, actor, at, ...said },
  })

async function tell(tx: Tx, { id, version, providerId, provider }: Appeal, who: 'operators' | 'provider') {
  const told = { params: { providerName: provider.name }, dedupe: `credit-appeal:${id}:${version}:${who}` }
  if (who === 'operators') {
    const to = { operators: true } as const
    await enqueue(tx, 'notice', {
      ...told,
      to,
      kind: 'credit_appealed',
      path: '/operator/supervision/credit',
    })
  } else {
    const path = `/desk/${providerId}/supervision`
    await enqueue(tx, 'notice', { ...told, to: { providerId }, kind: 'credit_decided', path })
  }
}
