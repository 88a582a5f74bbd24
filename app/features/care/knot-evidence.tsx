import type { CareView } from '../../../server/care/care.contract.ts'
import { useT } from '../../i18n/index.ts'
import { isVitalEntry, readingText } from './vital-words.ts'

/** Enough to see at a glance; all of it stands below. */
const MOST_PHOTOS = 4

/** What shows that a visit happened, at its knot: tasks done, what was measured, small photos that open. Null where there is nothing. */
export function KnotEvidence({ care }: { care: CareView }) {
  const t = useT('care')
  const done = care.tasks.filter(({ doneAt }) => doneAt).length
  const vitals = care.entries.filter(isVitalEntry)
  const photos = care.entries.filter(({ kind }) => kind === 'photo').slice(0, MOST_PHOTOS)
  return (
    <div className="grid gap-2 pt-1">
      {done > 0 && <p>{t('tasksDone', { done, all: care.tasks.length })}</p>}
      {vitals.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {vitals.map((entry) => (
            <li key={entry.id}>
              {t(`vital.${entry.kind}`)}{' '}
              <span className="font-semibold tabular-nums">{readingText(entry)}</span>
              {entry.standing && entry.standing !== 'usual' && (
                <span className="ms-1 text-warn">{t(entry.standing)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {photos.map((photo) => (
            <li key={photo.id}>
              <a href={`/photos/${photo.id}`} className="block rounded-sm" aria-label={t('photoOpen')}>
                <img
                  src={`/photos/${photo.id}?size=small`}
                  alt={photo.text || t('photoAlt', { by: photo.byName })}
                  loading="lazy"
                  className="size-18 rounded-sm border border-line object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export const hasEvidence = ({ tasks, entries }: CareView) =>
  tasks.some(({ doneAt }) => doneAt) || entries.some(({ kind }) => kind !== 'note')
