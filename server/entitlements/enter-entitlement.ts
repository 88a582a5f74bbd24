import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepOwnRecipient } from '../families/families.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { assertAgreed } from '../privacy/consents.entry.ts'
import type { VoucherTerms } from '../quotes/policy.contract.ts'
import {
  type enterEntitlementInput,
  entitlementTerms,
  type RecipientEntitlements,
} from './entitlement.contract.ts'
import { findOfRecipient } from './find-of-recipient.ts'

type Entered = z.output<typeof enterEntitlementInput>

/** An assessment counts for so many days from its own (domain: at most 12 months old). */
const ASSESSMENT_DAYS = 365

/**
 * A family writes down what a paper says, to be confirmed by an operator; nothing counts before that. Amounts in fen, days
 * and months on Shanghai's wall. Refuses with families.recipient_not_found, families.not_allowed,
 * privacy.papers_not_agreed, entitlements.dates_wrong, entitlements.too_old, entitlements.above_bounds. The same key again changes nothing.
 */
export async function enterEntitlement(ctx: PersonCtx, input: Entered): Promise<RecipientEntitlements> {
  const { recipientId, key, kind } = input
  const span = spanOf(input)
  if (span.validUntil < span.validFrom) throw new DomainError('entitlements.dates_wrong')
  const today = dayOf(ctx.clock.now())
  if (kind === 'assessment' && span.validUntil < today) throw new DomainError('entitlements.too_old')
  if (kind === 'assessment' && span.validFrom > today) throw new DomainError('entitlements.dates_wrong')
  try {
    await inTransaction(ctx.db, async (tx) => {
      const recipient = await keepOwnRecipient(ctx, tx, recipientId)
      await assertAgreed(ctx, tx, recipientId, 'papers')
      if (kind === 'voucher') await assertWithinBounds(tx, input, today)
      const id = randomUUID()
      await tx.entitlement.create({
        data: {
          ...{ id, recipientId, kind, key, regionCode: recipient.regionCode ?? '' },
          number: ctx.ports.vault.seal('entitlement.number', id, input.number),
          terms: entitlementTerms[kind].parse(input) as Prisma.InputJsonObject,
          validFrom: dateOf(span.validFrom),
          validUntil: dateOf(span.validUntil),
          ...{ enteredBy: ctx.viewer.userId, enteredAt: ctx.clock.now() },
        },
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'entitlement_key_key')) throw error
  }
  return findOfRecipient(ctx, { recipientId })
}

function spanOf(input: Entered): { validFrom: string; validUntil: string } {
  switch (input.kind) {
    case 'assessment':
      return { validFrom: input.assessedOn, validUntil: addDays(input.assessedOn, ASSESSMENT_DAYS) }
    case 'ltci':
      return input
    case 'voucher':
      return { validFrom: `${input.fromMonth}-01`, validUntil: lastOf(input.untilMonth) }
  }
}

/** Every month is over after 31 days. */
const lastOf = (month: string) => addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1)
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** What no voucher of the scheme says. */
async function assertWithinBounds(
  tx: Tx,
  { basisPoints, monthlyFen }: Extract<Entered, { kind: 'voucher' }>,
  today: string,
): Promise<void> {
  const rule = await tx.policyRule.findFirst({
    where: { kind: 'voucher', regionCode: '', validFrom: { lte: dateOf(today) } },
    orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
  })
  if (!rule) return
  const { mostBasisPoints, mostMonthlyFen } = rule.terms as VoucherTerms
  if (basisPoints > mostBasisPoints || monthlyFen > mostMonthlyFen)
    throw new DomainError('entitlements.above_bounds', { mostBasisPoints, mostMonthlyFen })
}
