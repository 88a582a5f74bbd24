import { Form, useActionData } from '@remix-run/react'
import { closureRules } from '../../../server/closures/closure.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Breadcrumbs,
  DateField,
  Page,
  PageHead,
  RadioCards,
  Stack,
  SubmitBar,
  SubmitButton,
  TextArea,
} from '../../ui/index.ts'

type Props = { provider: { id: string; name: string }; keyOf: string; today: string }

/** Opens the closure of a provider: why, until when, and why at such short notice. */
export function ClosureForm({ provider, keyOf, today }: Props) {
  const t = useT('watch')
  const form = useFormReply(useActionData(), { mode: 'gone' })
  const rule = closureRules.findLast(({ from }) => from <= today)
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: `/operator/providers/${provider.id}`, label: provider.name },
          { label: t('suspensions.closures') },
        ]}
      />
      <PageHead title={t('closure.openTitle', { name: provider.name })} lead={t('closure.openLead')} />
      <Form method="post" noValidate>
        <Stack gap="lg">
          <FormSummary form={form} />
          <input type="hidden" name="key" value={keyOf} />
          <input type="hidden" name="providerId" value={provider.id} />
          <TextArea
            {...form.field('reason')}
            label={t('closure.reason')}
            hint={t('closure.reasonHint')}
            rows={3}
            maxLength={500}
          />
          <RadioCards
            {...form.field('mode')}
            label={t('closure.mode')}
            columns={2}
            choices={[
              { value: 'gone', title: t('closure.gone'), detail: t('closure.goneDetail') },
              { value: 'until', title: t('closure.until'), detail: t('closure.untilDetail') },
            ]}
          />
          <DateField
            {...form.field('lastDay')}
            label={t('closure.lastDay')}
            hint={t('closure.lastDayHint')}
            min={today}
            optional
          />
          <TextArea
            {...form.field('shortNotice')}
            label={t('closure.shortNotice')}
            hint={rule && t('closure.shortNoticeHint', { days: rule.days, source: rule.source })}
            rows={2}
            maxLength={300}
            optional
          />
          <SubmitBar>
            <SubmitButton tone="danger">{t('closure.send')}</SubmitButton>
          </SubmitBar>
        </Stack>
      </Form>
    </Page>
  )
}
