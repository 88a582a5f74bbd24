import { Form } from '@remix-run/react'
import type { InspectionSheet } from '../../../server/supervision/supervision.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Section, Select, SubmitButton } from '../../ui/index.ts'
import { useItemWords } from './words.tsx'

type PhotosProps = { sheet: InspectionSheet; action: string; canAdd: boolean; keyOf: string }

/** Evidence, item by item: seen by operators and the provider's managers, published nowhere. */
export function Photos({ sheet, action, canAdd, keyOf }: PhotosProps) {
  const t = useT('supervision')
  const words = useItemWords()
  const shown = sheet.findings.filter(({ photos }) => photos.length > 0)
  if (shown.length === 0 && !canAdd) return null
  return (
    <Section title={t('operator.photo')} level={2}>
      <ul className="grid gap-4">
        {shown.map((finding) => (
          <li key={finding.id} className="grid gap-2">
            <p className="text-sm text-ink-soft">{words.matter(finding)}</p>
            <p className="flex flex-wrap gap-2">
              {finding.photos.map(({ id }) => (
                <a key={id} href={`/inspection-photos/${id}`} target="_blank" rel="noreferrer">
                  <img
                    src={`/inspection-photos/${id}`}
                    alt={t('operator.photoOf', { matter: words.matter(finding) })}
                    loading="lazy"
                    className="h-32 w-auto rounded-sm border border-line"
                  />
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {canAdd && (
        <Form
          method="post"
          action={action}
          encType="multipart/form-data"
          className="flex flex-wrap items-end gap-3 print:hidden"
        >
          <input type="hidden" name="key" value={keyOf} />
          <Select
            className="w-full sm:w-80"
            name="findingId"
            label={t('head.item')}
            options={sheet.findings.map((finding) => ({ value: finding.id, label: words.matter(finding) }))}
          />
          <label className="grid gap-2">
            <span className="font-medium">{t('operator.photo')}</span>
            <input
              type="file"
              name="photo"
              accept="image/jpeg,image/png,image/webp"
              required
              className="control min-h-target w-full min-w-0 py-2"
            />
          </label>
          <SubmitButton name="of" value="photo" tone="secondary">
            {t('operator.addPhoto')}
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}
