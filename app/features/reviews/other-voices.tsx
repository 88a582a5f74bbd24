import { Form, useActionData } from '@remix-run/react'
import { Check, X } from 'lucide-react'
import type { HomeReviewView, OrderReviews, OwnReview } from '../../../server/reviews/review.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { Face, FacesField, type Grade } from './faces.tsx'
import { ReviewBadge, WhatCame } from './own-voice.tsx'

type ElderVoiceProps = {
  review: OwnReview | undefined
  said: OrderReviews
  calledBy: string
  keys: Record<string, string>
  elderKey: string
  now: Date
}

/** The elder's own grade, or the way to note what they said on the phone. */
export function ElderVoice({ review, said, calledBy, keys, elderKey, now }: ElderVoiceProps) {
  const t = useT('reviews')
  if (!review) {
    return (
      <div className="grid gap-4">
        <p className="text-ink-soft">{t('family.elderNone', { calledBy })}</p>
        <NoteForm calledBy={calledBy} keyOf={elderKey} />
      </div>
    )
  }
  const grade = review.stars as Grade
  return (
    <Card className="grid gap-4">
      <p className="flex flex-wrap items-center gap-3">
        <Face grade={grade} className="size-10" />
        <span className="text-lg font-semibold">{t(`grade.g${grade}`)}</span>
        <ReviewBadge state={review.state} />
      </p>
      {review.text && <p className="max-w-measure whitespace-pre-line">{review.text}</p>}
      <p className="text-ink-soft">
        {review.notedBy === 'recipient'
          ? t('family.elderOwn')
          : t('family.elderNoted', { name: review.authorName })}
      </p>
      <WhatCame reviewId={review.id} said={said} keys={keys} now={now} />
    </Card>
  )
}

/** What they said on the phone; who noted it is named. */
function NoteForm({ calledBy, keyOf }: { calledBy: string; keyOf: string }) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'note')
  return (
    <Fold summary={t('family.note', { calledBy })} open={form.answered || undefined}>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <Intent value="note" keyOf={keyOf} />
        <FacesField {...form.field('stars')} label={t('family.noteGrade')} />
        <TextArea
          {...form.field('text')}
          id="note-text"
          label={t('family.noteText')}
          hint={t('family.noteHint')}
          optional
          rows={2}
          maxLength={300}
        />
        <div>
          <SubmitButton tone="secondary">{t('family.noteSend')}</SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}

/** How those who came were received: three facts and a few words, for this family only. */
export function HomeSaid({ home, provider }: { home: HomeReviewView; provider: string }) {
  const t = useT('reviews')
  return (
    <Card className="grid gap-3">
      <ul className="grid gap-2">
        {(['punctual', 'ready', 'respectful'] as const).map((name) => {
          const Icon = home[name] ? Check : X
          return (
            <li key={name} className="flex items-start gap-2">
              <Icon
                aria-hidden="true"
                className={`mt-[0.2em] size-5 shrink-0 ${home[name] ? 'text-good' : 'text-warn'}`}
              />
              <span>
                {t(`home.${name}`)}
                <span className="sr-only">: {t(home[name] ? 'family.yes' : 'family.no')}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {home.text && <p className="max-w-measure whitespace-pre-line">{home.text}</p>}
      <p className="text-ink-soft">{t('family.homeBy', { name: home.authorName })}</p>
      <p className="text-sm text-ink-soft elder:text-base">{t('family.homeText', { provider })}</p>
    </Card>
  )
}
