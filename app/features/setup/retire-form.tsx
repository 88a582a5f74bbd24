import { Form, useActionData } from '@remix-run/react'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Stack, SubmitButton } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

/** Taking something out of use: what that means first, then a second press. */
export function RetireForm({ words }: { words: { open: string; lead: string; confirm: string } }) {
  const form = useIntentForm(useActionData(), 'retire')
  return (
    <Fold summary={words.open} danger open={form.answered || undefined}>
      <Form method="post">
        <Stack>
          <FormSummary form={form} />
          <p className="max-w-measure text-ink-soft">{words.lead}</p>
          <input type="hidden" name="intent" value="retire" />
          <div>
            <SubmitButton tone="danger" name="of" value="retire">
              {words.confirm}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
