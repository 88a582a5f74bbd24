import { useT } from '../../i18n/index.ts'
import { cx, FieldGroup } from '../../ui/index.ts'

export const grades = [5, 4, 3, 2, 1] as const
export type Grade = (typeof grades)[number]

const mouths: Record<Grade, string> = {
  5: 'M7.5 13.5c1 3 3 4 4.5 4s3.5-1 4.5-4z',
  4: 'M8 14.5c1.2 1.6 2.6 2.2 4 2.2s2.8-.6 4-2.2',
  3: 'M8.2 15.6h7.6',
  2: 'M8 16.6c1.2-1.4 2.6-2 4-2s2.8.6 4 2',
  1: 'M7.8 17.4c1-2.4 2.6-3.4 4.2-3.4s3.2 1 4.2 3.4M7.6 8.4l2.4 1M16.4 8.4l-2.4 1',
}
const tones: Record<Grade, string> = {
  5: 'text-good',
  4: 'text-good',
  3: 'text-ink-soft',
  2: 'text-warn',
  1: 'text-bad',
}

/** One of the five faces of 好差评, drawn; its word stands beside it. */
export function Face({ grade, className }: { grade: Grade; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={cx('shrink-0 fill-none stroke-current', tones[grade], className)}
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M8.8 10v.6M15.2 10v.6" strokeWidth="2" />
      <path d={mouths[grade]} />
    </svg>
  )
}

type FacesFieldProps = { label: string; name: string; hint?: string; error?: string; defaultValue?: string }

/** Which face: native radios, each as large as a card. */
export function FacesField({ defaultValue, ...field }: FacesFieldProps) {
  const t = useT('reviews')
  return (
    <FieldGroup {...field}>
      <div className="grid gap-2 sm:grid-cols-5">
        {grades.map((grade) => (
          <label
            key={grade}
            className="flex min-h-target cursor-pointer items-center gap-3 rounded-md border border-line bg-surface px-4 py-2 has-checked:border-pine has-checked:bg-pine-wash has-focus-visible:outline-3 has-focus-visible:outline-focus sm:grid sm:justify-items-center sm:px-2 sm:text-center"
          >
            <input
              type="radio"
              name={field.name}
              value={grade}
              defaultChecked={String(grade) === defaultValue}
              className="sr-only"
            />
            <Face grade={grade} className="size-8" />
            <span className="sm:text-sm sm:elder:text-base">{t(`grade.g${grade}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
