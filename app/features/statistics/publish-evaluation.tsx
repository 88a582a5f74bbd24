import { Form, useActionData } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Notice, Section, SubmitButton } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = { year: number; published: { at: Date; by: string } | null; keyOf: string; done: boolean }

/** An operator puts the year's evaluation on the public page. */
export function PublishEvaluation({ year, published, keyOf, done }: Props) {
  const t = useT('statistics')
  const form = useIntentForm(useActionData(), 'publish')
  return (
    <Section title={t('evaluation.publish')}>
      {done && (
        <Notice tone="good" live>
          {t('evaluation.done')}
        </Notice>
      )}
      <p className="max-w-measure text-ink-soft">
        {published
          ? `${t('evaluation.published', { at: published.at })} · ${published.by}`
          : t('evaluation.draft')}
      </p>
      <p className="max-w-measure text-ink-soft">{t('evaluation.publishText')}</p>
      <Form method="post" className="grid gap-4 print:hidden">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="key" value={keyOf} />
        <SubmitButton tone="secondary" name="of" value="publish" className="justify-self-start">
          {t('evaluation.publish')}
        </SubmitButton>
      </Form>
    </Section>
  )
}
