import type { SearchHit, SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'

/** What put this card in its place, in the order in which it counts. Folded; opens without JavaScript. */
export function WhyHere({ hit, sort }: { hit: SearchHit; sort: SearchQuery['sort'] }) {
  const t = useT('discovery')
  const formats = useFormats()
  return (
    // The link of the card lies over all of it; this has to lie above that.
    <details className="relative z-10 justify-self-start text-sm text-ink-soft elder:text-base">
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
            ? t('why.rated', { mean: hit.ratingMean.toFixed(1), count: hit.ratingCount })
            : hit.ratingCount > 0
              ? t('why.fewRated', { count: hit.ratingCount })
              : t('why.unrated')}
        </li>
      </ol>
      <p className="pb-1">{t(`why.order.${sort}`)}</p>
    </details>
  )
}
