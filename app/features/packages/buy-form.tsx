import { Form, Link } from '@remix-run/react'
import type { PackageOfferPage } from '../../../server/packages/package.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Card,
  DescriptionList,
  LinkButton,
  Money,
  RadioCards,
  Section,
  SubmitBar,
  SubmitButton,
} from '../../ui/index.ts'
import { savedOf } from './package-offers.tsx'

/** What it costs, each and in all, and until when it may be used. */
export function OfferFigures({ offer }: { offer: PackageOfferPage }) {
  const t = useT('packages')
  const formats = useFormats()
  return (
    <Card className="grid gap-3">
      <p className="flex flex-wrap items-baseline justify-between gap-3">
        <Money fen={offer.priceFen} size="lg" label={t('buy.whole')} />
        <span>{savedOf(offer, t)}</span>
      </p>
      <DescriptionList
        items={[
          { term: t('offer.name', { count: offer.visits }), value: t('offer.each', { fen: offer.eachFen }) },
          {
            term: t('until'),
            value: `${t('offer.months', { months: offer.months })} · ${formats.date(offer.validUntil)}`,
          },
        ]}
      />
    </Card>
  )
}

/** How it is used and given back, in sentences. */
export function OfferRules({ offer }: { offer: PackageOfferPage }) {
  const t = useT('packages')
  return (
    <Section title={t('buy.rules')}>
      <ul className="grid max-w-measure list-disc gap-2 ps-5">
        <li>{t('buy.use')}</li>
        <li>{t('buy.custody')}</li>
        <li>{t('buy.cooling', { days: offer.coolingOffDays })}</li>
        <li>{t('buy.back')}</li>
        <li>{t('buy.over')}</li>
        <li>{t('buy.cancel')}</li>
        <li>{t('buy.funders')}</li>
      </ul>
    </Section>
  )
}

type Props = { offer: PackageOfferPage; signedIn: boolean; answer: unknown; keyOf: string }

export function BuyForm({ offer, signedIn, answer, keyOf }: Props) {
  const t = useT('packages')
  const form = useFormReply(answer, { recipientId: offer.recipients[0]?.id ?? '' })
  if (!signedIn)
    return (
      <div>
        <LinkButton to={`/sign-in?next=${encodeURIComponent(`/packages/offers/${offer.id}`)}`}>
          {t('buy.signIn')}
        </LinkButton>
      </div>
    )
  if (offer.recipients.length === 0)
    return (
      <p className="flex flex-wrap gap-x-3">
        {t('buy.nobody')}
        <Link to="/family/recipients/new" className="link">
          {t('buy.nobodyLink')}
        </Link>
      </p>
    )
  return (
    <Form method="post" noValidate className="grid gap-6">
      <FormSummary form={form} />
      <input type="hidden" name="key" value={keyOf} />
      <RadioCards
        {...form.field('recipientId')}
        label={t('buy.whom')}
        hint={t('buy.whomHint')}
        choices={offer.recipients.map(({ id, calledBy }) => ({ value: id, title: calledBy }))}
        columns={2}
      />
      <SubmitBar aside={<Money fen={offer.priceFen} label={t('buy.whole')} />}>
        <SubmitButton>{t('buy.go')}</SubmitButton>
      </SubmitBar>
    </Form>
  )
}
