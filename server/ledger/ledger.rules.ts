/** One version of what the platform keeps; null means any. Days are wall dates 'YYYY-MM-DD' in Shanghai. */
export type CommissionRule = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly providerId: string | null
  readonly providerKind: string | null
  readonly category: string | null
  /** Hundredths of a percent. */
  readonly basisPoints: number
  readonly validFrom: string
  readonly validUntil: string | null
}

/** What a rule may depend on; `day` is the day of the order. */
export type CommissionFacts = {
  readonly providerId: string
  readonly providerKind: string
  readonly category: string
  readonly day: string
}

/**
 * The rule for an order, or null where none speaks of it. A provider's own beats one for its kind and category
 * together, then one for a category, then one for a kind, then the general one; of equals the one that began last
 * counts, then the later version.
 */
export function commissionRuleFor<Rule extends CommissionRule>(
  rules: readonly Rule[],
  facts: CommissionFacts,
): Rule | null {
  const speaking = rules.filter((rule) => speaksOf(rule, facts))
  return speaking.reduce<Rule | null>((best, rule) => (best && beats(best, rule) ? best : rule), null)
}

function speaksOf(
  rule: CommissionRule,
  { providerId, providerKind, category, day }: CommissionFacts,
): boolean {
  return (
    (rule.providerId ?? providerId) === providerId &&
    (rule.providerKind ?? providerKind) === providerKind &&
    (rule.category ?? category) === category &&
    rule.validFrom <= day &&
    (rule.validUntil ?? day) >= day
  )
}

function beats(a: CommissionRule, b: CommissionRule): boolean {
  if (weight(a) !== weight(b)) return weight(a) > weight(b)
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom
  return a.version > b.version
}

const weight = ({ providerId, category, providerKind }: CommissionRule) =>
  (providerId ? 4 : 0) + (category ? 2 : 0) + (providerKind ? 1 : 0)

/** What an amount goes back out of: everything there is, the service without the deposit, or the deposit alone. */
export type BackFrom = 'all' | 'service' | 'deposit'

/**
 * What goes back of what nobody has earned yet, in fen: held money first, a deposit before what is in custody for service.
 * `restFen` has to come from what was released.
 */
export function takeKept(
  amountFen: number,
  there: { readonly heldFen: number; readonly depositFen: number; readonly custodyFen: number },
  from: BackFrom,
): { heldFen: number; depositFen: number; custodyFen: number; restFen: number } {
  let restFen = amountFen
  const take = (fen: number, allowed: boolean) => {
    const taken = allowed ? Math.min(restFen, Math.max(0, fen)) : 0
    restFen -= taken
    return taken
  }
  const heldFen = take(there.heldFen, from !== 'deposit')
  const depositFen = take(there.depositFen, from !== 'service')
  const custodyFen = take(there.custodyFen, from !== 'deposit')
  return { heldFen, depositFen, custodyFen, restFen }
}

/** Out of which pockets an amount goes back: what is still held first, the rest as it was shared. In fen. */
export function takeBack(
  amountFen: number,
  there: { readonly heldFen: number; readonly payableFen: number; readonly commissionFen: number },
): { heldFen: number; payableFen: number; commissionFen: number } | null {
  const heldFen = Math.min(amountFen, Math.max(0, there.heldFen))
  const rest = amountFen - heldFen
  const shared = there.payableFen + there.commissionFen
  if (rest === 0) return { heldFen, payableFen: 0, commissionFen: 0 }
  if (rest > shared) return null
  const commissionFen = Math.floor((rest * there.commissionFen * 2 + shared) / (shared * 2))
  return { heldFen, payableFen: rest - commissionFen, commissionFen }
}
