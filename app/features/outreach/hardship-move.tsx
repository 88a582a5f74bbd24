import { Form, useActionData } from '@remix-run/react'
import type { HardshipView } from '../../../server/outreach/outreach.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, DateField, RadioCards, Section, SubmitButton, TextArea, TextField } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

/** How a contact went, when the next is, and what is worth remembering. */
export function HardshipMove({ view, keyOf }: { view: HardshipView; keyOf: string }) {
  const t = useT('outreach')
  const form = useIntentForm(useActionData(), 'move', { nextOn: view.nextOn })
  return (
    <Section title={t('move.title')}>
      <Card>
        <Form method="post" noValidate className="grid gap-5" key={view.steps.length}>
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="key" value={keyOf} />
          <RadioCards
            label={t('move.label')}
            columns={2}
            {...form.field('move')}
            choices={view.moves.map((value) => ({
              value,
              title: t(`move.${value}`),
              detail: t(`move.${value}Text`),
            }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField label={t('move.nextOn')} hint={t('move.nextHint')} {...form.field('nextOn')} />
            {view.moves.includes('arrange') && (
              <TextField
                label={t('move.orderNumber')}
                optional
                inputMode="numeric"
                autoComplete="off"
                maxLength={13}
                {...form.field('orderNumber')}
              />
            )}
          </div>
          <TextArea
            label={t('move.note')}
            hint={t('move.noteHint')}
            optional
            rows={3}
            maxLength={500}
            {...form.field('note')}
          />
          <SubmitButton name="of" value="move" className="justify-self-start">
            {t('move.send')}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  )
}
