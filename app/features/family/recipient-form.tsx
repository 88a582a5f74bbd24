import { Form } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { DateField, LinkButton, Select, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { RecipientFields } from './recipient-fields.tsx'
import type { RegionChoices } from './regions.server.ts'
import { WishesFields } from './wishes-fields.tsx'

/** Everything about one person cared for. */
export function RecipientForm({ form, regions }: { form: FormState; regions: RegionChoices }) {
  const t = useT(['family', 'wishes'])
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
      <section aria-labelledby="wishes" className="grid gap-5 border-t border-line pt-8">
        <div className="grid gap-0.5">
          <h2 id="wishes" className="text-lg">
            {t('wishes:title')}
          </h2>
          <p className="text-ink-soft">{t('wishes:lead')}</p>
        </div>
        <WishesFields form={form} />
      </section>
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
