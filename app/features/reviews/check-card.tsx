import { Form, Link, useActionData } from '@remix-run/react'
import {
  type CheckView,
  outcomes,
  reportReasons,
  suspicionCodes,
} from '../../../server/reviews/checks/check.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Badge,
  Card,
  DescriptionList,
  Notice,
  RadioCards,
  Stars,
  SubmitButton,
  Tag,
  TextArea,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Face, type Grade } from './faces.tsx'
import { ReviewPhotos } from './review-photos.tsx'

type CheckCardProps = { check: CheckView; keyOf: string; now: Date }

/** One review to decide: what it says and why it is here on one side, the decision on the other. */
export function CheckCard({ check, keyOf, now }: CheckCardProps) {
  const t = useT('reviews')
  const formats = useFormats()
  const { review, due } = check
  const late = due !== null && due.at <= now
  const dueDay = due && new Date(due.at.getTime() - 1)
  return (
    <Card as="article" className="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid content-start gap-4">
        <div className="grid gap-2">
          <h3 className="text-xl">
            <Link to={`/providers/${review.providerId}`} className="no-underline hover:underline">
              {review.providerName}
            </Link>
          </h3>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Badge tone={check.cause === 'suspicious' ? 'warn' : 'now'}>
              {check.appealSide
                ? t(`operator.appealBy.${check.appealSide}`)
                : check.reportedSide
                  ? t(`operator.reportedBy.${check.reportedSide}`)
                  : t(`operator.cause.${check.cause}`)}
            </Badge>
            <Reasons reasons={check.reasons} />
          </p>
          {dueDay && (
            <p className={late ? 'text-bad' : 'text-ink-soft'}>
              {t(late ? 'operator.late' : 'operator.due', { at: dueDay })}
            </p>
          )}
        </div>
        <blockquote className="grid gap-2 border-s-3 border-line-strong ps-4">
          <p className="flex flex-wrap items-center gap-3">
            {review.voice === 'elder' ? (
              <Face grade={review.stars as Grade} className="size-7" />
            ) : (
              <Stars value={review.stars} />
            )}
            <span className="text-ink-soft">
              {review.title} · {formats.day(review.createdAt)}
            </span>
          </p>
          <p className="max-w-measure whitespace-pre-line">{review.text || t('operator.noText')}</p>
          <ReviewPhotos photos={photosOf(check)} author={t('desk.family')} />
          {review.followUp && <p className="max-w-measure whitespace-pre-line">{review.followUp}</p>}
        </blockquote>
        <DescriptionList
          items={[
            { term: t('report.text'), value: check.reportText },
            {
              term: t('operator.first'),
              value: check.outcome && formats.labelled(t(`operator.${check.outcome}`), check.reason ?? ''),
            },
            { term: t('check.appealText'), value: check.appealText },
          ]}
        />
        <p>
          <Link to={`/operator/orders/${review.orderId}`} className="link">
            {t('operator.order', { number: review.orderNumber })}
          </Link>
        </p>
      </div>
      {check.colleague ? (
        <Notice>{t('operator.colleague')}</Notice>
      ) : (
        <Decision check={check} keyOf={keyOf} />
      )}
    </Card>
  )
}

/** The one that was reported, or all of them. */
const photosOf = ({ photoId, review }: CheckView) =>
  review.photos.filter(({ id }) => !photoId || id === photoId)

function Reasons({ reasons }: { reasons: readonly string[] }) {
  const t = useT('reviews')
  return reasons.map((code) => {
    const odd = suspicionCodes.find((name) => name === code)
    const said = reportReasons.find((name) => name === code)
    const text = odd ? t(`operator.suspicion.${odd}`) : said ? t(`report.reasons.${said}`) : code
    return <Tag key={code}>{text}</Tag>
  })
}

function Decision({ check, keyOf }: Omit<CheckCardProps, 'now'>) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'decide', {}, { checkId: check.id })
  return (
    <Form method="post" noValidate className="grid content-start gap-4">
      <FormSummary form={form} />
      <Intent value="decide" keyOf={keyOf} />
      <input type="hidden" name="checkId" value={check.id} />
      <RadioCards
        {...form.field('outcome')}
        label={t('operator.outcome')}
        choices={outcomes
          .filter((value) => value !== 'hide' || check.review.photos.length > 0)
          .map((value) => ({ value, title: t(`operator.${value}`) }))}
      />
      <TextArea
        {...form.field('reason')}
        id={form.answered ? 'reason' : `reason-${check.id}`}
        label={t('operator.reason')}
        hint={t('operator.reasonHint')}
        rows={3}
        maxLength={500}
      />
      <div>
        <SubmitButton name="of" value={check.id}>
          {t('operator.send')}
          <span className="sr-only"> · {check.review.providerName}</span>
        </SubmitButton>
      </div>
    </Form>
  )
}
