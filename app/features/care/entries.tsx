import { Form } from '@remix-run/react'
import type { CareEntry } from '../../../server/care/care.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, SubmitButton } from '../../ui/index.ts'
import { isVitalEntry, readingText, standingTones } from './vital-words.ts'

type EntriesProps = {
  entries: readonly CareEntry[]
  /** Those who wrote them may strike out a slip. */
  canStrike?: boolean
}

/** What was measured, seen and said, in the order it happened. */
export function Entries({ entries, canStrike }: EntriesProps) {
  return (
    <ul className="grid gap-4">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-1 border-t border-line pt-3 first:border-t-0 first:pt-0">
          <Entry entry={entry} />
          {canStrike && <Strike entryId={entry.id} />}
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry }: { entry: CareEntry }) {
  const t = useT('care')
  const formats = useFormats()
  return (
    <>
      <p className="text-sm text-ink-soft elder:text-base">
        {t('entryBy', { at: entry.at, by: entry.byName })}
        <span className="sr-only"> {formats.day(entry.at)}</span>
      </p>
      {isVitalEntry(entry) && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="font-semibold">{t(`vital.${entry.kind}`)}</span>
          <span className="text-xl font-semibold tabular-nums">{readingText(entry)}</span>
          <span className="text-ink-soft">{t(`unit.${entry.kind}`)}</span>
          {entry.standing && <Badge tone={standingTones[entry.standing]}>{t(entry.standing)}</Badge>}
        </p>
      )}
      {entry.kind === 'note' && <p className="max-w-measure whitespace-pre-line">{entry.text}</p>}
      {entry.kind === 'photo' && (
        <figure className="grid justify-items-start gap-1">
          <a href={`/photos/${entry.id}`} className="rounded-sm" aria-label={t('photoOpen')}>
            <img
              src={`/photos/${entry.id}?size=small`}
              alt={entry.text || t('photoAlt', { by: entry.byName })}
              width={entry.width ?? 400}
              height={entry.height ?? 300}
              loading="lazy"
              className="h-auto max-h-72 w-auto max-w-full rounded-sm border border-line"
            />
          </a>
          {entry.text && <figcaption>{entry.text}</figcaption>}
        </figure>
      )}
    </>
  )
}

function Strike({ entryId }: { entryId: string }) {
  const t = useT('care')
  return (
    <Form method="post" className="print:hidden">
      <input type="hidden" name="intent" value="care_strike" />
      <SubmitButton tone="quiet" size="sm" name="entryId" value={entryId}>
        {t('undo')}
      </SubmitButton>
    </Form>
  )
}
