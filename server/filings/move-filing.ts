import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { later } from '../kernel/clock.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import type { FilingActor, FilingTransition } from './filing.contract.ts'
import { applyFilingEffect } from './filing.effects.ts'
import {
  ANSWER_DAYS,
  type FilingFacts,
  filingLifecycle,
  MEND_DAYS,
  RECEIPT_DAYS,
} from './filing.lifecycle.ts'
import { clocksOf, lackOf } from './filing.rules.ts'
import { dateText, type FilingRecord, rowOf } from './load-filing.ts'

export type FilingMover = { readonly kind: FilingActor; readonly id: string | null; readonly name: string }

/**
 * Makes one move of a filing in the caller's transaction, which holds it: change, event, consequences and notices. Refuses with
 * filings.changed_meanwhile, filings.not_your_move, filings.reason_missing, and what lackOf says.
 */
export async function moveFiling(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  filing: FilingRecord,
  name: FilingTransition,
  mover: FilingMover,
  { key, reason = '' }: { key?: string; reason?: string } = {},
): Promise<FilingRecord> {
  const now = clock.now()
  const clocks = name === 'submit' ? await promised(tx, now) : {}
  const facts = await factsOf(tx, { ...filing, ...clocks }, name, now, reason)
  const decision = decide(filingLifecycle, name, mover.kind, filing.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'filings.'))
  const due = nextDue(filingLifecycle, decision.to, facts)
  const changes = {
    ...(name === 'submit' && { submittedAt: now, reason: '', receivedAt: null, ...clocks }),
    ...(name === 'receive' && { receivedAt: now }),
    ...(mover.kind === 'operator' && name !== 'receive' && { decidedAt: now, decidedBy: mover.id, reason }),
    ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
  }
  const { count } = await tx.filing.updateMany({
    where: { id: filing.id, version: filing.version, state: filing.state },
    data: { ...changes, state: decision.to, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('filings.changed_meanwhile')
  const moved = { ...filing, ...changes, state: decision.to, version: filing.version + 1 } as FilingRecord
  await recordEvent(tx, {
    ...{
      stream: `filing:${filing.id}`,
      position: moved.version - 1,
      subject: 'filing',
      subjectId: filing.id,
    },
    ...{ transition: name, from: filing.state, to: decision.to, actor: mover, at: now, key, reason },
    data: { kind: filing.kind, providerId: filing.providerId },
  })
  for (const effect of decision.effects) await applyFilingEffect(tx, effect, moved, name, now)
  return moved
}

async function factsOf(
  tx: Tx,
  filing: FilingRecord,
  name: FilingTransition,
  now: Date,
  reason: string,
): Promise<FilingFacts> {
  const row = rowOf(filing)
  // Working days are looked up for the moves that count by them only.
  const soon = name.startsWith('chase') ? await workingDaysAfter(tx, now, 1) : now
  const house = { files: filing.files.length, today: dayOf(now), providerKind: filing.provider.kind }
  const until = dateText(filing.validUntil)
  return {
    lacks: lackOf(row, house),
    over: until !== null && until < dayOf(now),
    reasoned: reason !== '',
    // Once they are over, asked again a working day later.
    receiptBy: later(filing.receiptBy ?? soon, soon),
    answerBy: later(filing.answerBy ?? soon, soon),
    forgetAt: name === 'return' ? await workingDaysAfter(tx, now, MEND_DAYS) : now,
    ...clocksOf(row.validFrom, row.validUntil, now),
  }
}

const promised = async (tx: Tx, now: Date) => ({
  receiptBy: await workingDaysAfter(tx, now, RECEIPT_DAYS),
  answerBy: await workingDaysAfter(tx, now, ANSWER_DAYS),
})
