import type { ReactNode } from 'react'
import type { ComparedProvider } from '../../../server/discovery/compare.contract.ts'
import { type CredentialKind, credentialKinds } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { policyShort } from '../orders/policy-words.ts'
import { Histogram } from './histogram.tsx'

type Row = { key: string; head: string; cells: readonly ReactNode[]; differs: boolean }
type Provider = ComparedProvider
type Cell = string | null

/** Each question with the answer of each provider. Rows nobody has an answer to are left out. */
export function useCompareRows(providers: readonly Provider[]): Row[] {
  const t = useT(['compare', 'discovery', 'filings', 'orders'])
  const formats = useFormats()
  const list = (parts: readonly string[]) => (parts.length > 0 ? parts.join(t('compare:comma')) : null)
  const yes = (is: boolean) => (is ? t('compare:yes') : t('compare:no'))

  const row = (
    key: string,
    head: string,
    say: (provider: Provider) => Cell,
    show?: (provider: Provider) => ReactNode,
    /** Said of many, and of little interest: quieter than the rest. */
    quiet?: string,
  ): Row => {
    const said = providers.map(say)
    return {
      key,
      head,
      cells: said.map((cell, at) => {
        if (cell !== null && cell === quiet) return <Quiet key={providers[at]?.id}>{cell}</Quiet>
        const provider = providers[at]
        return cell !== null && show && provider ? show(provider) : cell
      }),
      differs: new Set(said).size > 1,
    }
  }
  const services = [
    ...new Map(
      providers.flatMap(({ prices }) =>
        prices.map((price) => [`${price.category} ${price.unit}`, price] as const),
      ),
    ),
  ]
  const money = (fen: number) => formats.money(fen).replace(/\.00$/, '')

  return [
    row('kind', t('discovery:provider.kind'), ({ kind }) => t(`discovery:kind.${kind}`)),
    row(
      'place',
      t('discovery:provider.address'),
      ({ place, addressLine }) => [place, addressLine].filter(Boolean).join(' ') || null,
    ),
    row('metres', t('compare:distance'), ({ metres }) => (metres === null ? null : formats.distance(metres))),
    row('bookable', t('compare:booking'), ({ bookable, claimed }) =>
      t(
        bookable
          ? 'discovery:card.bookable'
          : claimed
            ? 'discovery:card.notBookable'
            : 'discovery:card.unclaimed',
      ),
    ),
    row('soonest', t('compare:soonest'), ({ soonestAt, bookable }) =>
      soonestAt ? formats.dayTime(new Date(soonestAt)) : bookable ? t('compare:notThisWeek') : null,
    ),
    ...services.map(([key, { category, unit }]) =>
      row(
        key,
        t('compare:priceOf', {
          service: t(`discovery:category.${category}`),
          unit: t(`discovery:unit.${unit}`),
        }),
        ({ prices }) => {
          const price = prices.find((one) => one.category === category && one.unit === unit)
          if (!price) return t('compare:notOffered')
          return price.leastFen === price.mostFen
            ? money(price.leastFen)
            : t('compare:range', { from: money(price.leastFen), to: money(price.mostFen) })
        },
        undefined,
        t('compare:notOffered'),
      ),
    ),
    row(
      'rating',
      t('discovery:search.rating'),
      ({ ratingMean, ratingCount }) => {
        if (ratingCount === 0) return t('discovery:card.noReviews')
        const count = t('discovery:provider.reviewCount', { count: ratingCount })
        return ratingMean === null
          ? t('compare:fewReviews', { count })
          : t('compare:rated', { mean: ratingMean.toFixed(1), count })
      },
      (provider) => <Histogram {...provider} />,
    ),
    row('grade', t('discovery:search.grade'), ({ grade }) => grade && t(`discovery:grade.${grade}`)),
    row('kept', t('compare:reliability'), ({ kept, broken }) =>
      kept + broken === 0 ? null : t('compare:keptOf', { kept, of: kept + broken }),
    ),
    ...(['inclusive', 'voucher', 'ltci'] as const).map((name) =>
      row(name, t(`discovery:only.${name}`), (provider) =>
        provider.claimed || provider[name] ? yes(provider[name]) : null,
      ),
    ),
    row('caregivers', t('discovery:provider.caregivers'), ({ caregivers: { count, female, male } }) =>
      count === 0
        ? null
        : list([
            t('compare:people', { count }),
            ...(female > 0 ? [t('compare:women', { count: female })] : []),
            ...(male > 0 ? [t('compare:men', { count: male })] : []),
          ]),
    ),
    row('levels', t('discovery:search.level'), ({ caregivers }) =>
      list(
        caregivers.levels.map(({ level, count }) =>
          t('compare:counted', { what: t(`discovery:level.grade${level as 1}`), count }),
        ),
      ),
    ),
    row('languages', t('discovery:search.language'), ({ caregivers }) =>
      list(caregivers.languages.map((language) => t(`discovery:language.${language}`))),
    ),
    row('credentials', t('discovery:search.credential'), ({ caregivers }) =>
      list(
        caregivers.credentials.map(({ kind, count }) =>
          t('compare:counted', {
            what: isSearchable(kind) ? t(`discovery:credential.${kind}`) : t(`filings:paper.${kind}`),
            count,
          }),
        ),
      ),
    ),
    row('policies', t('discovery:provider.policy'), ({ policies }) =>
      list(policies.map((policy) => policyShort(policy, t))),
    ),
    row('capacity', t('compare:capacity'), ({ capacity }) =>
      capacity === null ? null : formats.count(capacity),
    ),
  ].filter(({ cells }) => cells.some((cell) => cell !== null))
}

const isSearchable = (kind: string): kind is CredentialKind =>
  (credentialKinds as readonly string[]).includes(kind)

/** What there is nothing to say of. */
export function Quiet({ children }: { children: string }) {
  return <span className="font-normal text-ink-soft">{children}</span>
}
