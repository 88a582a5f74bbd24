import { Form, useActionData } from '@remix-run/react'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { SubmitButton, TextArea } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

type Props = {
  move: string
  id: string
  keyOf: string
  words: { summary: string; label: string; hint: string; send: string }
  danger?: boolean
}

/** A step that is taken with words others read: opened on purpose, and open while something is wrong. */
export function TextMove({ move, id, keyOf, words, danger = false }: Props) {
  const form = useIntentForm(useActionData(), move, {}, { id })
  return (
    <Fold summary={words.summary} danger={danger} open={form.answered || undefined}>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value={move} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="key" value={keyOf} />
        <TextArea
          {...form.field('text')}
          id={form.answered ? 'text' : `${move}-${id}`}
          label={words.label}
          hint={words.hint}
          rows={3}
          maxLength={1000}
        />
        <div>
          <SubmitButton tone={danger ? 'danger' : 'secondary'} name="of" value={`${move}-${id}`}>
            {words.send}
          </SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}
