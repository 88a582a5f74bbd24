import { Link } from '@remix-run/react'
import { Footprints, Phone } from 'lucide-react'
import type { WhoComes as Coming } from '../../../server/carer/carer.contract.ts'
import type { VerifiedPapers } from '../../../server/filings/filing.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass, Card } from '../../ui/index.ts'
import { LevelText, Papers } from '../discovery/caregivers.tsx'
import { Portrait } from '../portraits/portrait.tsx'

export type Known = Coming & { papers: VerifiedPapers['carers'] }

/** Who comes, about when, what we have seen of their papers, and how to reach the provider. */
export function WhoComes({ order, who, now }: { order: OrderView; who: Known; now: Date }) {
  const t = useT('orders')
  const formats = useFormats()
  const { caregiver } = order.visit
  return (
    <Card className="grid gap-4">
      <div className="flex items-center gap-4">
        <Portrait name={caregiver.name} portrait={who.portrait} size="lg" />
        <div>
          <h2 className="font-semibold">{caregiver.name}</h2>
          <p className="text-sm text-ink-soft elder:text-base">
            <LevelText level={caregiver.level} />
          </p>
        </div>
      </div>
      {who.arrivesAbout && (
        <p className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <Footprints aria-hidden="true" className="mt-[0.25em] size-5 text-pine" />
          <span className="font-semibold">
            {who.arrivesAbout > now ? t('page.arrives', { at: who.arrivesAbout }) : t('page.arrivesNow')}
          </span>
          <span className="col-start-2 text-sm text-ink-soft elder:text-base">{t('page.arrivesHow')}</span>
        </p>
      )}
      <div className="grid gap-2">
        <Papers until={who.healthCertificateUntil} papers={who.papers} />
      </div>
      <p>
        <Link to={`/providers/${order.provider.id}`} className="link">
          {order.provider.name}
        </Link>
      </p>
      {order.provider.phone && (
        <a href={`tel:${order.provider.phone}`} className={buttonClass({ tone: 'secondary' })}>
          <Phone aria-hidden="true" className="size-5" />
          {t('page.callProvider', { phone: formats.phone(order.provider.phone) })}
        </a>
      )}
    </Card>
  )
}
