import { Form } from '@remix-run/react'
import type { StayView } from '../../../server/orders/stay/stay.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, Section, Stack, SubmitButton, TextArea, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

type Props = { stay: StayView; answer: unknown; keyOf: string; desk?: boolean }

/** The deposit: where it stands, what is asked of it, and the family's yes or no. */
export function DepositCard({ stay, answer, keyOf, desk = false }: Props) {
  const t = useT('stays')
  const formats = useFormats()
  const sentence = useSentence(stay, desk)
  const { deposit } = stay
  if (deposit.state === 'none') return null
  return (
    <Section title={t('refund.title')}>
      <Card tone={deposit.state === 'asked' && !desk ? 'now' : 'plain'} className="grid gap-4">
        <p className="max-w-measure">{sentence}</p>
        {deposit.reason && (
          <p className="max-w-measure text-ink-soft">{formats.labelled(t('refund.why'), deposit.reason)}</p>
        )}
        {stay.may.answerDeduction && <Answer stay={stay} answer={answer} keyOf={keyOf} />}
        {stay.may.askDeduction && <AskDeduction answer={answer} keyOf={keyOf} />}
        {stay.may.returnDeposit && (
          <Form method="post">
            <Intent value="return" keyOf={keyOf} />
            <SubmitButton tone="secondary" name="of" value="return">
              {t('refund.return')}
            </SubmitButton>
          </Form>
        )}
      </Card>
    </Section>
  )
}

function useSentence({ deposit, providerName }: StayView, desk: boolean): string {
  const t = useT('stays')
  const { state, wholeFen, deductionFen: fen, returnsAt, returnedAt } = deposit
  if (state === 'asked')
    return t(desk ? 'refund.askedDesk' : 'refund.asked', { provider: providerName, fen, at: returnsAt })
  if (state !== 'returned') return t(desk ? 'refund.heldDesk' : 'refund.held', { at: returnsAt })
  const kept = fen > 0 ? ` ${t('refund.kept', { fen })}` : ''
  return t('refund.returned', { at: returnedAt, back: wholeFen - fen }) + kept
}

function Answer({ stay, answer, keyOf }: Props) {
  const t = useT('stays')
  const form = useIntentForm(answer, 'answer')
  return (
    <Form method="post" className="grid gap-3">
      <FormSummary form={form} />
      <Intent value="answer" keyOf={keyOf} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton tone="secondary" name="answer" value="refuse">
          {t('refund.refuse')}
        </SubmitButton>
        <SubmitButton tone="secondary" name="answer" value="agree">
          {t('refund.agree', { fen: stay.deposit.deductionFen })}
        </SubmitButton>
      </div>
    </Form>
  )
}

function AskDeduction({ answer, keyOf }: { answer: unknown; keyOf: string }) {
  const t = useT(['stays', 'provider'])
  const form = useIntentForm(answer, 'ask')
  return (
    <Fold summary={t('refund.ask')} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack>
          <p className="max-w-measure text-ink-soft">{t('refund.askLead')}</p>
          <FormSummary form={form} />
          <Intent value="ask" keyOf={keyOf} />
          <TextField
            {...form.field('amount')}
            label={t('refund.askAmount')}
            unit={t('provider:offering.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
          />
          <TextArea {...form.field('reason')} label={t('refund.askReason')} rows={2} maxLength={500} />
          <div>
            <SubmitButton tone="secondary" name="of" value="ask">
              {t('refund.send')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
