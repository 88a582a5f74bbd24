import { Form, useActionData } from '@remix-run/react'
import { leaveKinds, type Roster } from '../../../server/availability/roster.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { DateField, Select, Stack, SubmitButton, TextField, TimeField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { Conflicts } from './conflicts.tsx'

/** Away by days, or by the hour where times are given. */
export function LeaveForm({ roster, keyOf }: { roster: Roster; keyOf: string }) {
  const t = useT('roster')
  const form = useIntentForm(useActionData(), 'leave', { kind: 'annual' })
  return (
    <Fold summary={t('leave.add')} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack gap="lg">
          <FormSummary form={form} />
          <Intent value="leave" keyOf={keyOf} />
          <Select
            {...form.field('kind')}
            label={t('leave.kindLabel')}
            options={leaveKinds.map((value) => ({ value, label: t(`leave.kind.${value}`) }))}
          />
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <DateField {...form.field('firstDay')} label={t('leave.first')} min={roster.today} />
            <TimeField
              {...form.field('fromTime')}
              label={t('leave.from')}
              hint={t('leave.fromHint')}
              optional
            />
            <DateField {...form.field('lastDay')} label={t('leave.last')} min={roster.today} />
            <TimeField
              {...form.field('untilTime')}
              label={t('leave.until')}
              hint={t('leave.untilHint')}
              optional
            />
          </div>
          <TextField
            {...form.field('note')}
            id={form.answered ? 'note' : 'leave-note'}
            label={t('note')}
            maxLength={200}
            optional
          />
          <Conflicts providerId={roster.id} answered={form.answered} />
          <div>
            <SubmitButton tone="secondary" name="of" value="leave">
              {t('leave.save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
