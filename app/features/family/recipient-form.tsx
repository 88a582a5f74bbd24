import { Form } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { DateField, LinkButton, Select, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { RecipientFields } from './recipient-fields.tsx'
import type { RegionChoices } from './regions.server.ts'

/** Everything about one person cared for. */
export function RecipientForm({ form, regions }: { form: FormState; regions: RegionChoices }) {
  const t = useT('family')
  return (
    <Form method="post" noValidate className="grid gap-8">
      <FormSummary form={form} />
      <RecipientFields form={form} regions={regions} whole />
      <div className="grid gap-6 sm:grid-cols-2">
        <Select
          label={t('recipient.gender')}
          hint={t('recipient.genderHint')}
          optional
          placeholder={t('recipient.genderUnknown')}
          options={[
            { value: 'female', label: t('recipient.female') },
            { value: 'male', label: t('recipient.male') },
          ]}
          {...form.field('gender')}
        />
        <DateField
          label={t('recipient.bornOn')}
          hint={t('recipient.bornOnHint')}
          optional
          {...form.field('bornOn')}
        />
      </div>
      <SubmitBar>
        <SubmitButton name="intent" value="save">
          {t('recipient.save')}
        </SubmitButton>
        <LinkButton to="/family" tone="quiet">
          {t('recipient.cancel')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
