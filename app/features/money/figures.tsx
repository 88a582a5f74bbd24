import { useFormats } from '../../i18n/formats.ts'
import { cx } from '../../ui/index.ts'

export type FigureOf = { name: string; fen: number; hint: string }

/** A few amounts that say it all, side by side. */
export function Figures({ figures }: { figures: readonly FigureOf[] }) {
  const formats = useFormats()
  return (
    <dl
      className={cx(
        'grid gap-px overflow-hidden rounded-md border border-line bg-line',
        figures.length === 2 ? 'sm:grid-cols-2' : 'sm:grid-cols-3',
      )}
    >
      {figures.map(({ name, fen, hint }) => (
        <div key={name} className="grid content-start gap-1 bg-surface p-4 sm:p-5">
          <dt className="text-sm text-ink-soft">{name}</dt>
          <dd className="text-2xl font-semibold tracking-tight">{formats.money(fen)}</dd>
          <dd className="text-sm text-ink-soft">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}
