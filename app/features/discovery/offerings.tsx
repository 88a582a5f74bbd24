import { Form } from '@remix-run/react'
import type { PackageOfferView } from '../../../server/packages/package.contract.ts'
import type { OfferingView } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Money, SubmitButton, Tag } from '../../ui/index.ts'
import { policyShort } from '../orders/policy-words.ts'
import { PackageOffers } from '../packages/package-offers.tsx'
import { FeeList } from '../quotes/fee-list.tsx'

/** What can be ordered here: each with what it costs per what, how long it takes and its own way to book. */
export function Offerings({
  offerings,
  packages,
  bookable,
}: {
  offerings: readonly OfferingView[]
  packages: readonly PackageOfferView[]
  bookable: boolean
}) {
  return (
    <ul className="grid gap-4">
      {offerings.map((offering) => (
        <li key={offering.id}>
          <OfferingCard
            offering={offering}
            packages={packages.filter(({ offeringId }) => offeringId === offering.id)}
            bookable={bookable && offering.bookable}
          />
        </li>
      ))}
    </ul>
  )
}

type CardProps = { offering: OfferingView; packages: readonly PackageOfferView[]; bookable: boolean }

function OfferingCard({ offering, packages, bookable }: CardProps) {
  const t = useT(['discovery', 'orders'])
  const formats = useFormats()
  return (
    <Card className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-8">
      <div className="grid content-start gap-2">
        <h3 className="text-lg">{offering.title}</h3>
        <p className="flex flex-wrap items-center gap-2">
          <Tag>{t(`discovery:category.${offering.category}`)}</Tag>
          <Tag>{t(`discovery:mode.${offering.mode}`)}</Tag>
          <Tag>{t('discovery:provider.duration', { duration: formats.duration(offering.minutes) })}</Tag>
        </p>
        {offering.description && <p className="max-w-measure">{offering.description}</p>}
        <ForWhom offering={offering} />
        <FeeList fees={offering.fees} />
        <p className="max-w-measure text-sm text-ink-soft elder:text-base">
          {offering.noticeMinutes > 0 && (
            <>{t('discovery:provider.notice', { duration: formats.duration(offering.noticeMinutes) })} · </>
          )}
          {t('discovery:provider.policy')}
          {t('orders:colon')}
          {policyShort(offering.refundPolicy, t)}
        </p>
        {bookable && <PackageOffers offers={packages} />}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-4 sm:grid sm:content-between sm:justify-items-end">
        <Money fen={offering.priceFen} per={t(`discovery:unit.${offering.unit}`)} size="lg" />
        {bookable ? (
          <BookForm
            offeringId={offering.id}
            label={t('discovery:provider.bookFor', { title: offering.title })}
          >
            {t('discovery:provider.book')}
          </BookForm>
        ) : (
          <p className="max-w-48 text-end text-sm text-ink-soft elder:text-base">
            {t('discovery:provider.notBookableNow')}
          </p>
        )}
      </div>
    </Card>
  )
}

/** Where it is not for everybody: for whom. */
function ForWhom({ offering: { servesAbilities, servesAges } }: { offering: OfferingView }) {
  const t = useT('discovery')
  const whom = [
    ...servesAbilities.map((ability) => t(`ability.${ability}`)),
    ...servesAges.map((age) => t(`age.${age}`)),
  ]
  if (whom.length === 0) return null
  return <p className="max-w-measure">{t('provider.forWhom', { whom: whom.join(t('provider.and')) })}</p>
}

type BookFormProps = {
  offeringId: string
  caregiverId?: string
  label: string
  children: string
  tone?: 'primary' | 'secondary'
}

/** Begins an order: a POST, for it makes a draft. */
function BookForm({ offeringId, caregiverId, label, tone, children }: BookFormProps) {
  return (
    <Form method="post" action="/order/new">
      <input type="hidden" name="offering" value={offeringId} />
      {caregiverId && <input type="hidden" name="caregiver" value={caregiverId} />}
      <SubmitButton tone={tone} aria-label={label}>
        {children}
      </SubmitButton>
    </Form>
  )
}
