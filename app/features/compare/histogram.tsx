import type { ComparedProvider } from '../../../server/discovery/compare.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Stars } from '../../ui/index.ts'

/** How families' ratings spread: the mean with its count, then a bar for each number of stars. */
export function Histogram({ ratingMean, ratingCount, histogram }: ComparedProvider) {
  const t = useT('discovery')
  const most = Math.max(...histogram, 1)
  if (ratingCount === 0) return <span className="font-normal text-ink-soft">{t('card.noReviews')}</span>
  return (
    <div className="grid gap-2">
      <Stars value={ratingMean} count={ratingCount} />
      <ul aria-label={t('provider.histogram')} className="grid gap-1 print:hidden">
        {([5, 4, 3, 2, 1] as const).map((stars) => {
          const count = histogram[stars - 1] ?? 0
          return (
            <li key={stars} className="grid grid-cols-[1em_minmax(0,1fr)_1.6em] items-center gap-2">
              <span className="sr-only">{t('provider.histogramRow', { stars, count })}</span>
              <span aria-hidden="true" className="text-xs elder:text-base">
                {stars}
              </span>
              <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-pine"
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </span>
              <span aria-hidden="true" className="text-xs text-ink-soft elder:text-base">
                {count}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
