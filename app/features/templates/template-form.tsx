import { Form, useActionData } from '@remix-run/react'
import type { RosterTemplateView } from '../../../server/availability/template.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { LinkButton, Stack, SubmitButton, TextField } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { hoursToFields } from '../setup/hours.ts'
import { HoursFields } from '../setup/hours-fields.tsx'

/** A week's hours and their name. */
export function TemplateForm({ template, back }: { template: RosterTemplateView | null; back: string }) {
  const t = useT('templates')
  const form = useIntentForm(useActionData(), 'save', {
    name: template?.name,
    ...hoursToFields(template?.hours ?? []),
  })
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="save" />
        <TextField
          {...form.field('name')}
          label={t('name')}
          hint={t('nameHint')}
          maxLength={30}
          autoComplete="off"
        />
        <HoursFields form={form} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton tone={template ? 'secondary' : 'primary'} name="of" value="save">
            {t('save')}
          </SubmitButton>
          {!template && (
            <LinkButton tone="quiet" to={back}>
              {t('cancel')}
            </LinkButton>
          )}
        </div>
      </Stack>
    </Form>
  )
}
