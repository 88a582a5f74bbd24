import { Form } from '@remix-run/react'
import { grounds } from '../../../server/outreach/outreach.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  CheckboxCards,
  LinkButton,
  PhoneField,
  Stack,
  SubmitBar,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { RegionFields } from '../family/recipient-fields.tsx'
import type { RegionChoices } from '../family/regions.server.ts'

/** Somebody from a list that was handed over. */
export function EnterForm({
  form,
  regions,
  keyOf,
}: {
  form: FormState
  regions: RegionChoices
  keyOf: string
}) {
  const t = useT('outreach')
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="key" value={keyOf} />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField label={t('enter.name')} maxLength={40} autoComplete="off" {...form.field('name')} />
          <PhoneField label={t('enter.phone')} autoComplete="off" {...form.field('phone')} />
        </div>
        <RegionFields form={form} regions={regions} />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField label={t('enter.street')} maxLength={40} autoComplete="off" {...form.field('street')} />
          <TextField
            label={t('enter.address')}
            maxLength={59}
            autoComplete="off"
            {...form.field('addressLine')}
          />
        </div>
        <CheckboxCards
          label={t('ground.label')}
          columns={2}
          {...form.list('grounds')}
          choices={grounds.map((value) => ({ value, title: t(`ground.${value}`) }))}
        />
        <TextField
          label={t('enter.source')}
          hint={t('enter.sourceHint')}
          maxLength={59}
          autoComplete="off"
          {...form.field('source')}
        />
        <SubmitBar>
          <SubmitButton>{t('enter.send')}</SubmitButton>
          <LinkButton to="/operator/outreach" tone="quiet">
            {t('enter.back')}
          </LinkButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}
