import { Form } from '@remix-run/react'
import { complaintSubjects } from '../../../server/complaints/complaint.contract.ts'
import type { ElderComplaints } from '../../../server/elders/elder.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { LinkButton, Notice, RadioCards, SubmitButton, TextArea } from '../../ui/index.ts'
import { ElderFrame } from '../elder/elder-frame.tsx'

type Props = { of: ElderComplaints; token: string; keyOf: string; done: boolean; answer: unknown }

/** What was not right, by pressing two things and writing only if one wants to; and what became of it. */
export function ElderComplaintPage({ of, token, keyOf, done, answer }: Props) {
  const t = useT(['complaints', 'elder'])
  const formats = useFormats()
  const form = useFormReply(answer, { orderId: of.visits[0]?.orderId ?? '' })
  return (
    <ElderFrame hello={t('elder:hello', { name: of.recipient.name })} calls={[]}>
      <h1 className="text-2xl">{t('complaints:elder.title')}</h1>
      {done && (
        <Notice tone="good" live>
          {t('complaints:elder.done')}
        </Notice>
      )}
      {of.own.length > 0 && <Own own={of.own} />}
      {of.visits.length === 0 ? (
        <p>{t('complaints:elder.none')}</p>
      ) : (
        <Form method="post" noValidate className="grid gap-6">
          <FormSummary form={form} />
          <input type="hidden" name="key" value={keyOf} />
          <RadioCards
            label={t('complaints:elder.which')}
            {...form.field('orderId')}
            choices={of.visits.map(({ orderId, title, startsAt }) => ({
              value: orderId,
              title: `${formats.day(startsAt)} ${title}`,
            }))}
          />
          <RadioCards
            label={t('complaints:elder.what')}
            {...form.field('subject')}
            choices={complaintSubjects
              .filter((value) => value !== 'app')
              .map((value) => ({ value, title: t(`complaints:subject.${value}`) }))}
          />
          <TextArea label={t('complaints:elder.text')} rows={3} maxLength={1000} {...form.field('text')} />
          <SubmitButton wide>{t('complaints:elder.send')}</SubmitButton>
        </Form>
      )}
      <LinkButton to={`/e/${token}`} tone="quiet">
        {t('complaints:elder.back')}
      </LinkButton>
    </ElderFrame>
  )
}

function Own({ own }: Pick<ElderComplaints, 'own'>) {
  const t = useT('complaints')
  return (
    <section aria-labelledby="own" className="grid gap-3">
      <h2 id="own" className="text-xl">
        {t('elder.yours')}
      </h2>
      <ul className="grid gap-4">
        {own.map(({ id, subject, state, title, outcome, answer }) => (
          <li key={id} className="grid gap-1 border-t border-line pt-3">
            <span className="font-semibold">
              {t(`subject.${subject}`)} · {title}
            </span>
            <span>
              {t(`state.${state}`)}
              {outcome && ` · ${t(`outcome.${outcome}`)}`}
            </span>
            {answer && <span className="whitespace-pre-line">{answer}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
