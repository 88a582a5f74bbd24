import { Link } from '@remix-run/react'
import type { PackageOfferView } from '../../../server/packages/package.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Money } from '../../ui/index.ts'

/** The packages of one offering: how many visits, what each costs then and what that saves. Nothing where there are none. */
export function PackageOffers({ offers }: { offers: readonly PackageOfferView[] }) {
  const t = useT('packages')
  if (offers.length === 0) return null
  return (
    <section aria-label={t('offer.section')} className="grid gap-2 border-t border-line pt-4">
      <h4 className="font-semibold">{t('offer.section')}</h4>
      <ul className="grid gap-2">
        {offers.map((offer) => (
          <li key={offer.id}>
            <Link
              to={`/packages/offers/${offer.id}`}
              className="flex min-h-target items-center justify-between gap-x-4 rounded-md border max-[22rem]:flex-wrap border-line px-4 py-2"
              aria-label={t('offer.seeFor', { title: offer.title, count: offer.visits })}
            >
              <span>
                <span className="link">{t('offer.name', { count: offer.visits })}</span>
                <span className="block text-sm text-ink-soft elder:text-base">
                  {t('offer.each', { fen: offer.eachFen })} · {savedOf(offer, t)}
                </span>
              </span>
              <Money fen={offer.priceFen} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const savedOf = (
  { savedFen }: PackageOfferView,
  t: (key: 'offer.save' | 'offer.same', said: { fen: number }) => string,
): string => t(savedFen > 0 ? 'offer.save' : 'offer.same', { fen: savedFen })
