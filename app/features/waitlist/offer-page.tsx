import { Form } from '@remix-run/react'
import type { WaitOfferView, WishView } from '../../../server/orders/waitlist/waitlist.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, DescriptionList, LinkButton, Notice, Page, PageHead, SubmitButton } from '../../ui/index.ts'
import { usePlaceMuch } from '../capacity/place-words.ts'

type Props = { wish: WishView & { offer: WaitOfferView }; open: boolean; answer: unknown }

/** A time that came free: what it is, until when it is kept, and yes or no. */
export function OfferPage({ wish, open, answer }: Props) {
  const t = useT('waitlist')
  const formats = useFormats()
  const form = useFormReply(answer, {})
  const { offer, calledBy, title, providerName, places } = wish
  const much = usePlaceMuch()
  return (
    <Page width="form">
      <PageHead
        title={t(places ? 'offer.titlePlace' : 'offer.title', { calledBy, title })}
        lead={open ? t('offer.lead', { until: offer.expiresAt }) : undefined}
      />
      <FormSummary form={form} />
      <Card>
        <DescriptionList
          items={[
            { term: t('offer.when'), value: formats.span(offer.startsAt, offer.endsAt) },
            { term: t('offer.much'), value: places && much(places) },
            { term: t('offer.who'), value: offer.caregiverName },
            { term: t('offer.provider'), value: providerName },
          ]}
        />
      </Card>
      {open ? (
        <Form method="post" className="flex flex-wrap gap-3">
          <SubmitButton name="answer" value="take">
            {t(places ? 'offer.takePlace' : 'offer.take')}
          </SubmitButton>
          <SubmitButton name="answer" value="decline" tone="secondary">
            {t('offer.decline')}
          </SubmitButton>
        </Form>
      ) : (
        <Notice
          tone="info"
          title={t(offer.state === 'taken' ? 'offer.taken' : 'offer.over')}
          actions={
            <LinkButton to={offer.state === 'taken' ? '/orders' : '/waitlist'} size="sm" tone="secondary">
              {t(offer.state === 'taken' ? 'offer.orders' : 'offer.back')}
            </LinkButton>
          }
        />
      )}
    </Page>
  )
}
