import { type LateNoteView, lateFields } from '../../../server/carer/carer.contract.ts'
import { useT } from '../../i18n/index.ts'
import { isWaitingIntent } from '../../offline/waiting.ts'
import { Card, Section } from '../../ui/index.ts'

/** What was noted without a network and came when the order could no longer take it: kept for its provider, word for word. */
export function LateNotes({ notes }: { notes: readonly LateNoteView[] }) {
  const t = useT('carer')
  if (notes.length === 0) return null
  return (
    <Section title={t('late.title')} lead={t('late.lead')}>
      <Card>
        <ul className="grid gap-4">
          {notes.map((note) => (
            <li key={note.id} className="grid gap-1 border-t border-line pt-3 first:border-t-0 first:pt-0">
              <p className="text-sm text-ink-soft">
                {t('late.by', { at: note.at, by: note.byName, recordedAt: note.recordedAt })}
              </p>
              <p className="max-w-measure whitespace-pre-line">
                <LateText note={note} />
              </p>
              {note.hasPhoto && (
                <a href={`/photos/${note.id}?late`} className="link inline-flex min-h-target-sm items-center">
                  {t('late.photo')}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}

function LateText({ note: { intent, fields } }: { note: LateNoteView }) {
  const t = useT(['carer', 'care'])
  if (fields.vital) {
    const reading = [fields.value, fields.lower].filter(Boolean).join('/')
    return <>{`${t(`care:vital.${fields.vital as 'weight'}`)} ${reading}`}</>
  }
  const words = lateFields.flatMap((name) => {
    const value = fields[name]
    return value && name !== 'tried' && name !== 'why' ? [value] : []
  })
  return <>{[...(isWaitingIntent(intent) ? [t(`what.${intent}`)] : []), ...words].join(' · ')}</>
}
