import { Form, useActionData } from '@remix-run/react'
import type { RemedyMove, RemedyView } from '../../../server/reviews/remedies/remedy.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, DescriptionList, SubmitButton, TextArea, type Tone } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

const tones: Record<RemedyView['state'], Tone> = {
  opened: 'now',
  called: 'warn',
  escalated: 'bad',
  remedied: 'info',
  settled: 'good',
  closed: 'plain',
}

type Props = { remedy: RemedyView; keyOf: string; now: Date }

/** How far a bad review's remedy is: until when, what was said and done, and what the viewer may do about it. */
export function RemedyCard({ remedy, keyOf, now }: Props) {
  const t = useT('reviews')
  const formats = useFormats()
  const { state, remedyBy, closedAt, calledAt } = remedy
  const running = !closedAt && state !== 'remedied'
  const lead = remedy.moves[0]
  return (
    <div className="grid gap-3 rounded-md border border-line bg-sunken p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t('remedy.title')}</span>
        <Badge tone={tones[state]}>{t(`remedy.state.${state}`)}</Badge>
        {running && (
          <span className={remedyBy < now ? 'text-bad' : 'text-ink-soft'}>
            {t(remedyBy < now ? 'remedy.overdue' : 'remedy.by', { at: new Date(remedyBy.getTime() - 1) })}
          </span>
        )}
      </p>
      <DescriptionList
        items={[
          {
            term: t('remedy.called'),
            value: calledAt && `${formats.day(calledAt)} · ${remedy.callNote}`,
          },
          { term: t('remedy.said'), value: remedy.remedy },
          { term: t('remedy.ending'), value: remedy.ending },
        ]}
      />
      {remedy.moves.map((move) => (
        <Step key={move} move={move} remedy={remedy} keyOf={keyOf} first={move === lead} />
      ))}
    </div>
  )
}

const words = {
  call: ['remedy.call', 'remedy.callText', 'remedy.callHint', 'remedy.callSend'],
  remedy: ['remedy.do', 'remedy.doText', 'remedy.doHint', 'remedy.doSend'],
  refuse: ['remedy.refuse', 'remedy.refuseText', 'remedy.closeHint', 'remedy.refuseSend'],
  close: ['remedy.close', 'remedy.closeText', 'remedy.closeHint', 'remedy.closeSend'],
} as const satisfies Record<Exclude<RemedyMove, 'accept'>, readonly string[]>

function Step({ move, remedy, keyOf, first }: Omit<Props, 'now'> & { move: RemedyMove; first: boolean }) {
  const t = useT('reviews')
  const form = useIntentForm(useActionData(), 'remedy', {}, { remedyId: remedy.id, move })
  const fields = (
    <>
      <FormSummary form={form} />
      <Intent value="remedy" keyOf={keyOf} />
      <input type="hidden" name="remedyId" value={remedy.id} />
      <input type="hidden" name="move" value={move} />
    </>
  )
  if (move === 'accept') {
    return (
      <Form method="post">
        {fields}
        <SubmitButton name="of" value={`${remedy.id}-accept`}>
          {t('remedy.accept')}
        </SubmitButton>
      </Form>
    )
  }
  const [title, text, hint, send] = words[move]
  return (
    <Fold summary={t(title)} open={form.answered || undefined}>
      <Form method="post" noValidate className="grid gap-4">
        {fields}
        <TextArea
          {...form.field('text')}
          id={form.answered ? 'text' : `${move}-${remedy.id}`}
          label={t(text)}
          hint={t(hint)}
          rows={3}
          maxLength={1000}
        />
        <div>
          <SubmitButton tone={first ? 'primary' : 'secondary'} name="of" value={`${remedy.id}-${move}`}>
            {t(send)}
          </SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}
