import type { SearchHit, SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'

type Sort = SearchQuery['sort']

/** What put this card in its place, in the order in which it counts. Folded; opens without JavaScript. */
export function WhyHere({ hit, sort }: { hit: SearchHit; sort: Sort }) {
  const t = useT('discovery')
  const formats = useFormats()
  const { rating, kept, soonestDay } = hit.why
  const soonest = soonestDay && instantOf(soonestDay, '00:00')
  return (
    // The link of the card lies over all of it; this has to lie above that.
    <details className="relative z-10 justify-self-start print:hidden text-sm text-ink-soft elder:text-base">
      <summary className="flex min-h-target-sm cursor-pointer items-center underline decoration-line-strong underline-offset-4">
        {t('why.title')}
      </summary>
      <ol className="grid list-decimal gap-1 ps-5 pb-2">
        {hit.reasons.map(({ typed, found, at }) => (
          <li key={typed}>
            {t(`why.${at}`, { found })}
            {found !== typed && t('why.meant', { typed })}
          </li>
        ))}
        <li>{t(hit.bookable ? 'why.bookable' : hit.claimed ? 'why.claimed' : 'why.unclaimed')}</li>
        {hit.metres !== null && <li>{t('why.near', { distance: formats.distance(hit.metres) })}</li>}
        <li>
          {hit.ratingMean !== null
            ? t('why.rated', {
                mean: hit.ratingMean.toFixed(1),
                count: hit.ratingCount,
                weighed: rating.weighed.toFixed(1),
              })
            : hit.ratingCount > 0
              ? t('why.fewRated', { count: hit.ratingCount })
              : t('why.unrated')}
        </li>
        <li>{kept ? t('why.kept', { kept: kept.kept, of: kept.of }) : t('why.noOrders')}</li>
        {hit.bookable && soonest && <li>{t('why.soonest', { day: formats.day(soonest) })}</li>}
      </ol>
      <p className="pb-1">{t(`why.order.${sort}`)}</p>
    </details>
  )
}

/** How the list is ordered, for everybody and every card alike. */
export function HowSorted({ sort }: { sort: Sort }) {
  const t = useT('discovery')
  return (
    <details className="rounded-md border border-line bg-sunken px-5 print:hidden py-1 text-sm text-ink-soft elder:text-base">
      <summary className="flex min-h-target-sm items-center font-semibold">{t('how.title')}</summary>
      <div className="grid max-w-measure gap-2 pb-4">
        <p>{t(`why.order.${sort}`)}</p>
        <ol className="grid list-decimal gap-1 ps-5">
          {(['words', 'bookable', 'blend'] as const).map((step) => (
            <li key={step}>{t(`how.${step}`)}</li>
          ))}
        </ol>
        <ul className="grid list-disc gap-1 ps-5">
          {(['near', 'rating', 'kept', 'soon'] as const).map((part) => (
            <li key={part}>{t(`how.${part}`)}</li>
          ))}
        </ul>
        <p className="font-semibold text-ink">{t('how.notForSale')}</p>
      </div>
    </details>
  )
}
