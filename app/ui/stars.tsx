import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'
import { FieldGroup, type FieldProps } from './field.tsx'

const scores = [1, 2, 3, 4, 5] as const
const from = (left: number) =>
  `M${left} 2.9l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3-4.6-4.4 6.3-.8z`
const star = from(12)
const fiveStars = [12, 36, 60, 84, 108].map(from).join('')

/** A mean, drawn and said. `value` null where too few have spoken: then words only, no figure. */
export function Stars({ value, count }: { value: number | null; count?: number }) {
  const t = useT('ui')
  if (value === null) return <span className="text-sm text-ink-soft elder:text-base">{t('stars.few')}</span>
  const shown = value.toFixed(1)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <span aria-hidden="true" className="relative inline-flex text-line-strong">
        <Row className="fill-transparent" />
        <span
          className="absolute inset-y-0 start-0 overflow-hidden text-pine"
          style={{ width: `${(value / 5) * 100}%` }}
        >
          <Row className="fill-current" />
        </span>
      </span>
      <span aria-hidden="true" className="text-sm font-semibold whitespace-nowrap elder:text-base">
        {shown}
        {count !== undefined && <span className="font-normal text-ink-soft"> ({count})</span>}
      </span>
      <span className="sr-only">
        {count === undefined
          ? t('stars.value', { value: shown })
          : t('stars.withCount', { value: shown, count })}
      </span>
    </span>
  )
}

/** Five in one drawing: a list of cards has hundreds. */
function Row({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 120 24"
      aria-hidden="true"
      className={cx('h-5 w-25 shrink-0 stroke-current', className)}
      strokeWidth="1.4"
      strokeLinejoin="round"
    >
      <path d={fiveStars} />
    </svg>
  )
}

/**
 * One to five with the words of the national five grades. Native radios from five down to one, shown in reverse, so that
 * plain CSS can fill every star up to the chosen one.
 */
export function StarsField({ defaultValue, ...field }: FieldProps & { defaultValue?: string }) {
  const t = useT('ui')
  return (
    <FieldGroup {...field}>
      <div className="flex max-w-[28rem] flex-row-reverse gap-1 elder:flex-col">
        {[...scores].reverse().map((score) => (
          <label
            key={score}
            className={cx(
              'group peer grid min-h-target min-w-0 flex-1 cursor-pointer content-start justify-items-center gap-1 rounded-md py-2 text-center elder:flex elder:items-center elder:gap-4 elder:border elder:border-line elder:bg-surface elder:px-4',
              'text-line-strong hover:text-pine has-checked:text-pine peer-hover:text-pine peer-has-checked:text-pine',
              'has-focus-visible:outline-3 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              name={field.name}
              value={score}
              defaultChecked={String(score) === defaultValue}
              className="sr-only"
            />
            <svg
              viewBox="0 0 24 24"
              aria-hidden="true"
              className="size-9 fill-transparent stroke-current group-hover:fill-current group-has-checked:fill-current group-peer-hover:fill-current group-peer-has-checked:fill-current"
              strokeWidth="1.3"
              strokeLinejoin="round"
            >
              <path d={star} />
            </svg>
            <span className="text-xs leading-tight break-keep hyphens-auto wrap-anywhere text-ink-soft group-has-checked:font-semibold group-has-checked:text-ink elder:text-base">
              <span className="sr-only">{score} · </span>
              {t(`stars.grade${score}`)}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
