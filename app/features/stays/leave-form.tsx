import { Form } from '@remix-run/react'
import type { StaySettlement, StayView } from '../../../server/orders/stay/stay.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Button, Card, DateField, DescriptionList, Section, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = {
  stay: StayView
  settlement: StaySettlement | null
  problem: unknown
  answer: unknown
  keyOf: string
}

/** First what leaving on a day comes to, then the word that makes it so: nobody has to guess what they get back. */
export function LeaveForm({ stay, settlement, problem, answer, keyOf }: Props) {
  const t = useT('stays')
  const asked = useIntentForm(problem, 'count', { lastDay: settlement?.lastDay ?? stay.choice?.earliest })
  const form = useIntentForm(answer, 'leave')
  if (!stay.may.leave || !stay.choice) return null
  return (
    <Section title={t('leave.title')} lead={t('leave.lead')}>
      <Card className="grid gap-6">
        <Form method="get" className="flex flex-wrap items-end gap-3" noValidate>
          <DateField
            {...asked.field('lastDay')}
            label={t('leave.lastDay')}
            min={stay.choice.earliest}
            max={stay.choice.latest}
          />
          <Button type="submit" tone="secondary">
            {t('leave.count')}
          </Button>
        </Form>
        {settlement && (
          <Form method="post" className="grid gap-4" noValidate>
            <Settlement settlement={settlement} />
            <FormSummary form={form} />
            <Intent value="leave" keyOf={keyOf} />
            <input type="hidden" name="lastDay" value={settlement.lastDay} />
            <TextArea
              {...form.field('reason')}
              label={t('leave.reason')}
              hint={t('leave.reasonHint')}
              rows={2}
              maxLength={300}
              optional
            />
            <p className="max-w-measure text-ink-soft">{t('leave.note')}</p>
            <div>
              <SubmitButton name="of" value="leave">
                {t('leave.confirm')}
              </SubmitButton>
            </div>
          </Form>
        )}
      </Card>
    </Section>
  )
}

function Settlement({ settlement }: { settlement: StaySettlement }) {
  const t = useT('stays')
  const formats = useFormats()
  const { lastDay, usedFen, backFen, fundersLessFen, depositFen } = settlement
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{t('leave.result', { day: lastDay })}</h3>
      <DescriptionList
        figures
        items={[
          { term: t('leave.used'), value: formats.money(usedFen) },
          { term: t('leave.back'), value: formats.money(backFen) },
          { term: t('leave.funders'), value: fundersLessFen > 0 ? formats.money(fundersLessFen) : null },
          { term: t('leave.depositBack'), value: depositFen > 0 ? formats.money(depositFen) : null },
        ]}
      />
    </div>
  )
}
