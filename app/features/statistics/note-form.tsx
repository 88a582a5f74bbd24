import { Form, useActionData } from '@remix-run/react'
import { type NoteSection, noteSections } from '../../../server/statistics/report-note.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Notice, Section, Select, SubmitButton, TextArea } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = {
  year: number
  titles: Readonly<Record<string, string>>
  keyOf: string
  done: boolean
}

/** An operator's own words beside a year's figures. */
export function NoteForm({ year, titles, keyOf, done }: Props) {
  const t = useT('statistics')
  const form = useIntentForm(useActionData(), 'note')
  const label = (section: NoteSection) => (section === 'preface' ? t('note.preface') : titles[section])
  return (
    <Section title={t('note.title')}>
      {done && (
        <Notice tone="good" live>
          {t('note.done')}
        </Notice>
      )}
      <p className="max-w-measure text-ink-soft">{t('note.lead')}</p>
      <Form method="post" noValidate className="grid max-w-form gap-4 print:hidden" key={keyOf}>
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="key" value={keyOf} />
        <Select
          label={t('note.section')}
          {...form.field('section')}
          options={noteSections.flatMap((value) => {
            const text = label(value)
            return text ? [{ value, label: text }] : []
          })}
        />
        <TextArea label={t('note.text')} optional rows={4} maxLength={2000} {...form.field('text')} />
        <SubmitButton tone="secondary" name="of" value="note" className="justify-self-start">
          {t('note.send')}
        </SubmitButton>
      </Form>
    </Section>
  )
}
