import { useFormats } from '../i18n/formats.ts'

/** A moment, or a span, with its weekday, as a Shanghai clock shows it. `clock` writes the time alone. */
export function When({
  at,
  to,
  clock,
  day,
  year,
}: {
  at: Date
  to?: Date
  clock?: boolean
  day?: boolean
  year?: boolean
}) {
  const formats = useFormats()
  const text = clock
    ? formats.time(at)
    : day
      ? (year ? formats.fullDay : formats.day)(at)
      : to
        ? formats.span(at, to)
        : year
          ? `${formats.fullDay(at)} ${formats.time(at)}`
          : formats.dayTime(at)
  return (
    <time dateTime={at.toISOString()} className="inline-block">
      {text}
    </time>
  )
}
