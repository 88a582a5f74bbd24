import { z } from 'zod'
import { abilityGrades, offeringCategories, offeringUnits } from '../providers/provider.contract.ts'

const basisPoints = z.number().int().min(0).max(10_000)

/** What a provider marked 普惠 may charge at most, per unit: a base and how far it may float above it. */
const priceCapTerms = z.object({
  category: z.enum(offeringCategories),
  unit: z.enum(offeringUnits),
  baseFen: z.number().int().positive(),
  floatBasisPoints: basisPoints,
})
export type PriceCapTerms = z.infer<typeof priceCapTerms>

/** What a region's long-term-care insurance pays for, and which part of it the insured pays. */
const ltciTerms = z.object({
  coPayBasisPoints: basisPoints,
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      group: z.enum(['living', 'nursing']),
      categories: z.array(z.enum(offeringCategories)),
    }),
  ),
})
export type LtciTerms = z.infer<typeof ltciTerms>

/** Who may use a consumption voucher and for what. Rate and cap are written on each voucher, within these bounds. */
const voucherTerms = z.object({
  leastAge: z.number().int().min(0),
  leastGrade: z.enum(abilityGrades),
  mostBasisPoints: basisPoints,
  mostMonthlyFen: z.number().int().positive(),
  /** Days of the stay bound what a category may be: a long stay is longer than 30. */
  categories: z.array(
    z.object({
      category: z.enum(offeringCategories),
      leastDays: z.number().int().optional(),
      mostDays: z.number().int().optional(),
    }),
  ),
})
export type VoucherTerms = z.infer<typeof voucherTerms>

/** One version of a rule. Days are wall dates in Shanghai, both included. */
export type PolicyRule<Terms> = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly regionCode: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly source: string
  readonly terms: Terms
}
export type AnyPolicyRule =
  | ({ readonly kind: 'price_cap' } & PolicyRule<PriceCapTerms>)
  | ({ readonly kind: 'ltci' } & PolicyRule<LtciTerms>)
  | ({ readonly kind: 'voucher' } & PolicyRule<VoucherTerms>)
