import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'

/** A code to read out or hold up at the door: large, spaced, each figure read on its own. */
export function KeyCode({ code, label, hint }: { code: string; label: ReactNode; hint?: ReactNode }) {
  const t = useT('ui')
  const figures = [...code]
  return (
    <figure className="grid justify-items-center gap-3 text-center">
      <figcaption className="font-semibold">{label}</figcaption>
      <p className="flex gap-2">
        <span className="sr-only">{t('keyCode', { code: figures.join(' ') })}</span>
        {figures.map((figure, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: figures repeat and only their place tells them apart
            key={place}
            aria-hidden="true"
            className="grid min-w-12 place-items-center rounded-md border border-pine-line bg-surface px-2 py-1 text-4xl font-bold text-pine"
          >
            {figure}
          </span>
        ))}
      </p>
      {hint && <p className="max-w-measure text-balance text-ink-soft">{hint}</p>}
    </figure>
  )
}
