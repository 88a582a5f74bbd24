import { Form, useActionData } from '@remix-run/react'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'

type ReasonFormProps = {
  intent: string
  orderId: string
  keyOf: string
  words: { open: string; lead?: string; label: string; hint?: string; send: string }
  danger?: boolean
}

/** A step that needs a reason in one's own words: opened on purpose, and it stays open while something is wrong. */
export function ReasonForm({ intent, orderId, keyOf, words, danger = true }: ReasonFormProps) {
  const form = useIntentForm(useActionData(), intent, {}, { orderId })
  return (
    <Fold summary={words.open} danger={danger} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack>
          {words.lead && <p className="max-w-measure text-ink-soft">{words.lead}</p>}
          <FormSummary form={form} />
          <Intent value={intent} keyOf={keyOf} />
          <input type="hidden" name="orderId" value={orderId} />
          <TextArea
            {...form.field('reason')}
            // Only the form that came back answers to the summary's link; several stand on one page.
            id={form.answered ? 'reason' : `reason-${intent}-${orderId}`}
            label={words.label}
            hint={words.hint}
            rows={3}
            maxLength={500}
          />
          <div>
            <SubmitButton tone={danger ? 'danger' : 'secondary'} name="of" value={`${intent}-${orderId}`}>
              {words.send}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
