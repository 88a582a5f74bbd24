import { Form, useActionData } from '@remix-run/react'
import { incidentOutcomes } from '../../../server/incidents/incident.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, RadioCards, Section, Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

/** How it ended: nobody goes home without a word about it. */
export function CloseForm({ keyOf }: { keyOf: string }) {
  const t = useT('incidents')
  const form = useIntentForm(useActionData(), 'close')
  return (
    <Section title={t('close.title')} lead={t('close.lead')} id="close">
      <Card>
        <Form method="post" noValidate>
          <Stack gap="lg">
            <FormSummary form={form} />
            <Intent value="close" keyOf={keyOf} />
            <RadioCards
              {...form.field('outcome')}
              label={t('close.outcome')}
              columns={2}
              choices={incidentOutcomes.map((value) => ({
                value,
                title: t(`outcome.${value}`),
                detail: t(`outcome.${value}Detail`),
              }))}
            />
            <TextArea
              {...form.field('report')}
              label={t('close.report')}
              hint={t('close.reportHint')}
              rows={5}
              maxLength={2000}
            />
            <div>
              <SubmitButton name="of" value="close">
                {t('close.send')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      </Card>
    </Section>
  )
}
