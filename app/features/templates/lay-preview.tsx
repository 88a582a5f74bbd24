import { Form, useActionData } from '@remix-run/react'
import type { TemplatePreview } from '../../../server/availability/template.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { type Column, Section, SubmitButton, Table } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { ConflictList } from '../roster/conflicts.tsx'
import type { Asked } from './lay-form.tsx'

type Props = { providerId: string; preview: TemplatePreview; asked: Asked; keyOf: string }
type Carer = TemplatePreview['carers'][number]

/** What it would be like, whose visits would lie outside, and the one press that does it. */
export function LayPreview({ providerId, preview, asked, keyOf }: Props) {
  const t = useT(['templates', 'roster'])
  const form = useIntentForm(useActionData(), 'lay')
  const conflicts = preview.carers.flatMap((carer) => carer.conflicts)
  const title = t('templates:preview.title', { first: preview.firstDay, last: preview.lastDay })
  return (
    <Section id="preview" title={title}>
      <Table
        caption={title}
        hideCaption
        columns={useColumns()}
        rows={preview.carers}
        rowKey={({ id }) => id}
      />
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="lay" />
        <input type="hidden" name="key" value={keyOf} />
        {asked.carers.map((id) => (
          <input key={id} type="hidden" name="caregiverIds" value={id} />
        ))}
        <input type="hidden" name="firstDay" value={asked.first} />
        <input type="hidden" name="lastDay" value={asked.last} />
        {conflicts.length > 0 ? (
          <ConflictList providerId={providerId} conflicts={conflicts} />
        ) : (
          <>
            <p className="text-good">{t('templates:preview.clear')}</p>
            <div>
              <SubmitButton name="of" value="lay">
                {t('templates:preview.send')}
              </SubmitButton>
            </div>
          </>
        )}
      </Form>
    </Section>
  )
}

function useColumns(): Column<Carer>[] {
  const t = useT('templates')
  const formats = useFormats()
  return [
    { key: 'who', head: t('preview.who'), cell: ({ name }) => name },
    {
      ...{ key: 'working', head: t('preview.working'), numeric: true },
      cell: ({ working }) => t('preview.days', { count: working }),
    },
    {
      ...{ key: 'off', head: t('preview.off'), numeric: true },
      cell: ({ off }) => t('preview.days', { count: off }),
    },
    {
      ...{ key: 'minutes', head: t('preview.minutes'), numeric: true },
      cell: ({ minutes }) => formats.duration(minutes),
    },
    {
      key: 'notes',
      head: t('preview.notes'),
      cell: ({ holidays, replaced }) =>
        [
          holidays > 0 && t('preview.holidays', { count: holidays }),
          replaced > 0 && t('preview.replaced', { count: replaced }),
        ]
          .filter(Boolean)
          .join(' · ') || t('preview.nothing'),
    },
  ]
}
