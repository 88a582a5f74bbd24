import { Form, useActionData } from '@remix-run/react'
import { holidayRules, type Roster } from '../../../server/availability/roster.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, RadioCards, Stack, SubmitButton, TextField } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

/** What holds for everybody here. */
export function HouseForm({ roster }: { roster: Roster }) {
  const t = useT('roster')
  const { holidays, bookAheadDays } = roster
  const form = useIntentForm(useActionData(), 'house', { holidays, bookAheadDays })
  return (
    <Card>
      <Form method="post" noValidate className="max-w-form">
        <Stack gap="lg">
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="house" />
          <RadioCards
            {...form.field('holidays')}
            label={t('rule.label')}
            choices={holidayRules.map((value) => ({
              value,
              title: t(`rule.${value}`),
              detail: t(`rule.${value}Text`),
            }))}
          />
          <TextField
            {...form.field('bookAheadDays')}
            label={t('house.ahead')}
            hint={t('house.aheadHint')}
            inputMode="numeric"
            unit={t('house.days')}
            className="max-w-60"
          />
          <div>
            <SubmitButton tone="secondary" name="of" value="house">
              {t('save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
