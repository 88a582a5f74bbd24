import { Link } from '@remix-run/react'
import type { OfferingView } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, Money } from '../../ui/index.ts'

/** The services of a provider: what, how long, how much, and whether one can be booked. */
export function OfferingList({ offerings, base }: { offerings: readonly OfferingView[]; base: string }) {
  const t = useT(['provider', 'discovery'])
  const formats = useFormats()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {offerings.map((offering) => (
          <li key={offering.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-semibold">{offering.title}</p>
              <p className="text-sm text-ink-soft">
                {[
                  t(`discovery:category.${offering.category}`),
                  t(`discovery:mode.${offering.mode}`),
                  formats.duration(offering.minutes),
                ].join(' · ')}
              </p>
            </div>
            <Money fen={offering.priceFen} per={t(`discovery:unit.${offering.unit}`)} />
            <Badge tone={offering.bookable ? 'good' : 'warn'}>
              {offering.bookable ? t('setup.bookable') : t('setup.noAble')}
            </Badge>
            <EditLink to={`${base}/offerings/${offering.id}`} name={offering.title} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** 修改, and for those who only hear it, what. */
export function EditLink({ to, name }: { to: string; name: string }) {
  const t = useT('provider')
  return (
    <Link
      to={to}
      aria-label={t('setup.editNamed', { name })}
      className="link inline-flex min-h-target-sm items-center px-1 font-medium"
    >
      {t('setup.edit')}
    </Link>
  )
}
