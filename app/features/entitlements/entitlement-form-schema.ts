import { z } from 'zod'
import { enterEntitlementInput } from '../../../server/entitlements/entitlement.contract.ts'
import { fenOf } from '../setup/yuan.ts'

const yuan = z.string().transform((typed, issues) => {
  const fen = fenOf(typed)
  if (fen !== null && fen > 0) return fen
  issues.addIssue({ code: 'custom', message: 'money.pattern' })
  return z.NEVER
})
const [assessment, ltci, voucher] = enterEntitlementInput.options

/** A paper as it is typed: amounts in yuan, shares in percent. Gives what `entitlements.enter` takes. */
export const paperForms = {
  assessment: assessment.omit({ recipientId: true }),
  ltci: ltci
    .omit({ recipientId: true, monthlyFen: true })
    .extend({ monthly: yuan })
    .transform(({ monthly, ...paper }) => ({ ...paper, monthlyFen: monthly })),
  voucher: voucher
    .omit({ recipientId: true, monthlyFen: true, basisPoints: true })
    .extend({ monthly: yuan, percent: z.coerce.number().int().min(1).max(100) })
    .transform(({ monthly, percent, ...paper }) => ({
      ...paper,
      monthlyFen: monthly,
      basisPoints: percent * 100,
    })),
} as const
export type PaperKind = keyof typeof paperForms
export const paperKinds = Object.keys(paperForms) as PaperKind[]
