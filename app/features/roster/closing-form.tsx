import { Form, useActionData } from '@remix-run/react'
import type { Roster } from '../../../server/availability/roster.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { DateField, Select, Stack, SubmitButton, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { Conflicts } from './conflicts.tsx'

/** Days on which a site, or the whole house, is closed. */
export function ClosingForm({ roster, keyOf }: { roster: Roster; keyOf: string }) {
  const t = useT('roster')
  const form = useIntentForm(useActionData(), 'close')
  return (
    <Fold summary={t('closing.add')} open={form.answered || undefined}>
      <Form method="post" noValidate className="max-w-form">
        <Stack gap="lg">
          <FormSummary form={form} />
          <Intent value="close" keyOf={keyOf} />
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <DateField {...form.field('firstDay')} label={t('closing.first')} min={roster.today} />
            <DateField {...form.field('lastDay')} label={t('closing.last')} min={roster.today} />
          </div>
          {roster.sites.length > 1 && (
            <Select
              {...form.field('siteId')}
              label={t('closing.site')}
              placeholder={t('closing.all')}
              options={roster.sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextField {...form.field('reason')} label={t('closing.reason')} maxLength={200} optional />
          <Conflicts providerId={roster.id} answered={form.answered} />
          <div>
            <SubmitButton tone="secondary" name="of" value="close">
              {t('closing.save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
