import { ChevronDown, Navigation } from 'lucide-react'
import type { CarerVisit } from '../../../server/carer/carer.contract.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass, cx } from '../../ui/index.ts'
import { mapLinks } from './map-links.ts'

/** The way there in whichever map the phone has: one press for the usual one, the others folded beneath. */
export function MapWays({ visit }: { visit: Pick<CarerVisit, 'spot' | 'addressLine' | 'recipient'> }) {
  const t = useT('carer')
  if (!visit.addressLine) return null
  const { amap, apple, geo } = mapLinks(visit)
  const others = [
    ...(geo ? [{ href: geo, text: t('map.phone') }] : []),
    ...(apple ? [{ href: apple, text: t('map.apple') }] : []),
  ]
  return (
    <>
      <a
        href={amap}
        target="_blank"
        rel="noreferrer"
        className={cx(buttonClass({ tone: 'secondary' }), 'max-sm:flex-1 max-sm:px-3')}
      >
        <Navigation aria-hidden="true" className="size-5" />
        {t('map.amap')}
        <span className="sr-only"> · {visit.recipient.name}</span>
      </a>
      {others.length > 0 && (
        <details className="group basis-full">
          <summary className="link inline-flex min-h-target-sm cursor-pointer items-center gap-1 text-sm">
            {t('map.other')}
            <ChevronDown aria-hidden="true" className="size-4 group-open:rotate-180" />
          </summary>
          <p className="flex flex-wrap gap-x-6">
            {others.map(({ href, text }) => (
              <a key={href} href={href} className="link inline-flex min-h-target-sm items-center">
                {text}
              </a>
            ))}
          </p>
        </details>
      )}
    </>
  )
}
