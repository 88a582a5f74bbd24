import { metresBetween } from '../kernel/metres.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { AbilityGrade, Fee, OfferingUnit } from '../providers/provider.contract.ts'
import type { AnyPolicyRule } from './policy.contract.ts'
import { type RulesInForce, rulesInForce } from './policy.rules.ts'
import type { HeldEntitlement, PaidAhead, QuoteFacts } from './quote.contract.ts'

/** What is to be quoted: the terms of an offering, for whom, when. Entitlements count only where a recipient is given. */
export type QuoteSubject = {
  readonly terms: {
    readonly category: string
    readonly mode: string
    readonly unit: string
    readonly minutes: number
    /** Per unit. */
    readonly priceFen: number
    readonly fees: readonly Fee[]
    /** Paid besides; seen with the quote, no part of it. */
    readonly depositFen?: number
  }
  readonly count: number
  readonly providerId: string
  readonly siteId: string | null
  readonly recipientId: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  /** A visit paid ahead, where one is used; fen a visit cost by itself when its package was bought. */
  readonly package?: (PaidAhead & { readonly unitFen: number }) | null
}

/** The facts and the rules in force of one quote, in one statement: it sees one instant. */
export async function readFacts(
  db: Db | Tx,
  subject: QuoteSubject,
): Promise<{ facts: QuoteFacts; rules: RulesInForce }> {
  const { terms, startsAt, endsAt, recipientId, count, providerId } = subject
  const day = dayOf(startsAt)
  const [row] = await db.$queryRaw<[Row]>`
    select
      exists (select from holiday where day = ${day}::date and kind = 'off') as holiday,
      provider.inclusive, provider.ltci, provider.voucher, site.region_code as "siteRegion",
      site.lat as "siteLat", site.lng as "siteLng",
      recipient.lat, recipient.lng, to_char(recipient.born_on, 'YYYY-MM-DD') as "bornOn",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'code', code, 'version', version, 'kind', kind, 'regionCode', region_code, 'terms', terms,
          'validFrom', to_char(valid_from, 'YYYY-MM-DD'), 'validUntil', to_char(valid_until, 'YYYY-MM-DD'), 'source', source
        )), '[]') from policy_rule
        where valid_from <= ${day}::date and (valid_until is null or valid_until >= ${day}::date)
          and (kind <> 'price_cap' or terms->>'category' = ${terms.category})) as rules,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', e.id, 'kind', e.kind, 'regionCode', e.region_code, 'terms', e.terms,
          'validFrom', to_char(e.valid_from, 'YYYY-MM-DD'), 'limitFen', p.limit_fen, 'usedFen', coalesce(p.used_fen, 0)
        ) order by e.id), '[]')
        from entitlement e
        left join entitlement_period p on p.entitlement_id = e.id
          and p.period = case e.kind when 'coupon' then 'once' else ${day.slice(0, 7)} end
        where e.recipient_id = recipient.id and e.state = 'confirmed'
          and e.valid_from <= ${day}::date and e.valid_until >= ${day}::date) as entitlements
    from provider
    left join recipient on recipient.id = ${recipientId}::uuid
    left join lateral (
      select region_code, lat, lng from site where site.provider_id = provider.id
      order by site.id = ${subject.siteId}::uuid desc nulls last, site.id limit 1
    ) as site on true
    where provider.id = ${providerId}::uuid`
  const held = row.entitlements
  const regionOf = (kind: 'ltci' | 'voucher') => held.find((one) => one.kind === kind)?.regionCode ?? null
  const facts: QuoteFacts = {
    day,
    startMinute: Math.round((startsAt.getTime() - instantOf(day).getTime()) / 60_000),
    holiday: row.holiday,
    metres: terms.mode === 'at_home' ? metresOf(row) : null,
    days: Math.max(1, Math.ceil((endsAt.getTime() - startsAt.getTime()) / 86_400_000)),
    offering: {
      category: terms.category,
      unit: terms.unit as OfferingUnit,
      priceFen: terms.priceFen,
      minutes: terms.minutes,
      count,
      fees: terms.fees,
    },
    provider: {
      id: providerId,
      inclusive: row.inclusive,
      ltci: row.ltci,
      voucher: row.voucher,
      regionCode: row.siteRegion ?? '',
    },
    recipient: { age: row.bornOn ? ageOn(row.bornOn, day) : null, grade: gradeOf(held) },
    entitlements: held.flatMap((one) => payerOf(one) ?? []),
    ...(subject.package && { package: subject.package }),
  }
  const at = { day, category: terms.category, unit: terms.unit as OfferingUnit, inclusive: row.inclusive }
  const regions = { ltciRegion: regionOf('ltci'), voucherRegion: regionOf('voucher') }
  return {
    facts,
    rules: rulesInForce(row.rules, { ...at, ...regions, providerRegion: row.siteRegion ?? '' }),
  }
}

type HeldRow = {
  id: string
  kind: 'assessment' | 'ltci' | 'voucher' | 'coupon'
  regionCode: string
  terms: Record<string, unknown>
  validFrom: string
  limitFen: number | null
  usedFen: number
}
type Row = {
  holiday: boolean
  inclusive: boolean
  ltci: boolean
  voucher: boolean
  siteRegion: string | null
  siteLat: number | null
  siteLng: number | null
  lat: number | null
  lng: number | null
  bornOn: string | null
  rules: AnyPolicyRule[]
  entitlements: HeldRow[]
}

function payerOf({ id, kind, regionCode, terms, limitFen, usedFen }: HeldRow): HeldEntitlement | null {
  const number = (name: string) => Number(terms[name] ?? 0)
  const amounts = (whole: number) => ({
    limitFen: limitFen ?? whole,
    leftFen: Math.max(0, (limitFen ?? whole) - usedFen),
  })
  switch (kind) {
    case 'assessment':
      return null
    case 'ltci':
      return { kind, id, regionCode, ...amounts(number('monthlyFen')) }
    case 'voucher':
      return {
        ...{ kind, id, regionCode, basisPoints: number('basisPoints') },
        ...amounts(number('monthlyFen')),
      }
    case 'coupon':
      return {
        ...{ kind, id, providerId: (terms.providerId as string | null) ?? null, minFen: number('minFen') },
        categories: (terms.categories as string[]) ?? [],
        limitFen: number('amountFen'),
        // Used once, it is used.
        leftFen: usedFen > 0 ? 0 : number('amountFen'),
      }
  }
}

/** By the latest assessment in force. */
const gradeOf = (held: readonly HeldRow[]): AbilityGrade | null =>
  (held
    .filter(({ kind }) => kind === 'assessment')
    .sort((a, b) =>
      a.validFrom === b.validFrom ? (a.id < b.id ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1,
    )[0]?.terms.grade as AbilityGrade | undefined) ?? null

/** Whole years on a wall day. */
export const ageOn = (bornOn: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)

function metresOf({ siteLat, siteLng, lat, lng }: Row): number | null {
  if (siteLat === null || siteLng === null || lat === null || lng === null) return null
  return Math.round(metresBetween({ lat: siteLat, lng: siteLng }, { lat, lng }))
}
