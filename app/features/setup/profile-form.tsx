import { Form, useActionData } from '@remix-run/react'
import type { ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Card,
  Checkbox,
  DescriptionList,
  FieldGroup,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'

/** The words and the number families see. */
export function ProfileForm({ setup }: { setup: ProviderSetup }) {
  const t = useT(['provider', 'discovery'])
  const form = useFormReply(useActionData(), {
    summary: setup.summary,
    phone: setup.phone,
    voucher: setup.voucher ? 'on' : '',
    ltci: setup.ltci ? 'on' : '',
  })
  return (
    <Card>
      <Form method="post" noValidate className="max-w-form">
        <Stack gap="lg">
          <FormSummary form={form} />
          <TextArea
            {...form.field('summary')}
            label={t('setup.summary')}
            hint={t('setup.summaryHint')}
            maxLength={600}
            optional
          />
          <TextField
            {...form.field('phone')}
            label={t('setup.phone')}
            hint={t('setup.phoneHint')}
            type="tel"
            autoComplete="tel"
            maxLength={20}
            optional
          />
          <FieldGroup name="helps" label={t('setup.helps')} hint={t('setup.helpsHint')}>
            <Checkbox {...form.tick('voucher')} hint={t('discovery:only.voucherHint')}>
              {t('discovery:only.voucher')}
            </Checkbox>
            <Checkbox {...form.tick('ltci')} hint={t('discovery:only.ltciHint')}>
              {t('discovery:only.ltci')}
            </Checkbox>
          </FieldGroup>
          <DescriptionList
            items={[
              {
                term: t('discovery:search.grade'),
                value: setup.grade ? t(`discovery:grade.${setup.grade}`) : t('setup.noGrade'),
              },
            ]}
          />
          <div>
            <SubmitButton tone="secondary">{t('setup.saveProfile')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
