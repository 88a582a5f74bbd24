import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { reportReasons } from '../../server/reviews/checks/check.contract.ts'
import { takeReviewStep } from '../features/reviews/review-action.server.ts'
import { ReviewThumb } from '../features/reviews/review-photos.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { found, requirePerson } from '../session/access.server.ts'
import {
  Card,
  LinkButton,
  Notice,
  Page,
  PageHead,
  RadioCards,
  Stars,
  SubmitBar,
  SubmitButton,
  TextArea,
} from '../ui/index.ts'

export const handle: Handle = { title: 'reviews:report.title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const review = await found(context.api.reviews.read({ reviewId: params.id ?? '' }))
  return { review, keyOf: randomUUID(), done: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  form.set('reviewId', params.id ?? '')
  return takeReviewStep(context, form, `/reviews/${params.id}/report`)
}

export default function ReportReview() {
  const { review, keyOf, done } = useLoaderData<typeof loader>()
  const t = useT('reviews')
  const form = useFormReply(useActionData())
  const back = (
    <LinkButton to={`/providers/${review.providerId}`} tone={done ? 'secondary' : 'quiet'}>
      {t('report.back')}
    </LinkButton>
  )
  return (
    <Page width="form">
      <PageHead title={t('report.title')} lead={t('report.lead', { provider: review.providerName })} />
      <Card tone="quiet" className="grid gap-2">
        <Stars value={review.stars} />
        {review.text && <p className="whitespace-pre-line">{review.text}</p>}
      </Card>
      {done ? (
        <>
          <Notice tone="good" live>
            {t('report.done')}
          </Notice>
          <div>{back}</div>
        </>
      ) : (
        <Form method="post" noValidate className="grid gap-6">
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="report" />
          <input type="hidden" name="key" value={keyOf} />
          <RadioCards
            label={t('report.reason')}
            {...form.field('reason')}
            choices={reportReasons.map((value) => ({ value, title: t(`report.reasons.${value}`) }))}
          />
          {review.photos.length > 0 && (
            <RadioCards
              label={t('report.which')}
              {...form.field('photoId')}
              optional
              choices={[
                { value: '', title: t('report.whole') },
                ...review.photos.map((photo, at) => ({
                  value: photo.id,
                  title: t('report.photo', { no: at + 1 }),
                  detail: photo.text,
                  lead: <ReviewThumb photo={photo} alt="" />,
                })),
              ]}
            />
          )}
          <TextArea
            label={t('report.text')}
            hint={t('report.textHint')}
            rows={4}
            maxLength={500}
            {...form.field('text')}
          />
          <p className="text-ink-soft">{t('report.after')}</p>
          <SubmitBar>
            <SubmitButton>{t('report.send')}</SubmitButton>
            {back}
          </SubmitBar>
        </Form>
      )}
    </Page>
  )
}
