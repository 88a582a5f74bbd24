import type { Db, Prisma, Tx } from '../platform/db.ts'
import type { PoolClass, PoolKind, SessionView } from './capacity.contract.ts'
import { type CapacityRule, ruleFor } from './capacity.rules.ts'

/** A pool with the rule of its class on the day asked for. */
export type Pool = {
  readonly id: string
  readonly providerId: string
  readonly kind: PoolKind
  readonly name: string
  readonly capacity: number
  readonly ageClass: PoolClass | null
  readonly weekdays: readonly number[]
  readonly validFrom: string
  readonly validUntil: string | null
  /** By their start. */
  readonly sessions: readonly SessionView[]
  readonly offeringIds: readonly string[]
  /** What its carers have to be certified for. */
  readonly work: readonly { readonly category: string; readonly mode: string }[]
  readonly carerIds: readonly string[]
  readonly siteId: string | null
  readonly rule: RuleRow | null
}
export type RuleRow = CapacityRule & { readonly source: string }

const parts = {
  sessions: { orderBy: { startMinute: 'asc' } },
  offerings: {
    where: { offering: { retiredAt: null } },
    select: { offering: { select: { id: true, category: true, mode: true, siteId: true } } },
  },
  carers: { select: { caregiverId: true }, where: { caregiver: { retiredAt: null } } },
  provider: {
    select: { sites: { select: { id: true, regionCode: true }, orderBy: { id: 'asc' }, take: 1 } },
  },
} as const satisfies Prisma.CapacityPoolInclude

/** The pools that are not retired, of an offering or of a provider, the eldest first; rules as they stand on `day`. */
export async function readPools(
  db: Db | Tx,
  of: { offeringId: string } | { providerId: string },
  day: string,
): Promise<Pool[]> {
  const where =
    'offeringId' in of
      ? { offerings: { some: { offeringId: of.offeringId, offering: { retiredAt: null } } } }
      : { providerId: of.providerId }
  const [rows, rules] = await Promise.all([
    db.capacityPool.findMany({
      where: { ...where, retiredAt: null },
      include: parts,
      orderBy: { id: 'asc' },
    }),
    readRules(db),
  ])
  return rows.map(({ provider, offerings, carers, validFrom, validUntil, ...pool }) => {
    const ageClass = pool.ageClass as PoolClass | null
    const regionCode = provider.sites[0]?.regionCode ?? null
    return {
      ...pool,
      ageClass,
      validFrom: dateOf(validFrom),
      validUntil: validUntil && dateOf(validUntil),
      offeringIds: offerings.map(({ offering }) => offering.id),
      work: offerings.map(({ offering }) => offering),
      carerIds: carers.map(({ caregiverId }) => caregiverId),
      siteId:
        offerings.find(({ offering }) => offering.siteId)?.offering.siteId ?? provider.sites[0]?.id ?? null,
      rule: ruleFor(rules, { ageClass, regionCode, day }),
    }
  })
}

/** Every version of every rule, with its source. There are few. */
export async function readRules(db: Db | Tx): Promise<RuleRow[]> {
  const rows = await db.capacityRule.findMany({ orderBy: [{ fromMonths: 'asc' }, { code: 'asc' }] })
  return rows.map(({ validFrom, validUntil, ...rule }) => ({
    ...rule,
    validFrom: dateOf(validFrom),
    validUntil: validUntil && dateOf(validUntil),
  }))
}

/** How many places are taken, by `keyOf`; what is not in it is empty. */
export async function readTaken(
  db: Db | Tx,
  poolIds: readonly string[],
  from: string,
  until: string,
  /** Kept for whoever asks: not in their way. */
  exceptHoldId: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ poolId: string; day: string; session: number; taken: number }[]>`
    select pool_id::text as "poolId", day::text, session, count(*)::int as taken from place_taken
    where pool_id = any(${[...poolIds]}::uuid[]) and day between ${from}::date and ${until}::date
      and hold_id is distinct from ${exceptHoldId}::uuid
    group by 1, 2, 3`
  return new Map(rows.map(({ poolId, day, session, taken }) => [keyOf(poolId, day, session), taken]))
}

export const keyOf = (poolId: string, day: string, session: number) => `${poolId} ${day} ${session}`

// A date column is read as midnight in UTC.
const dateOf = (at: Date) => at.toISOString().slice(0, 10)
