type Props = { text: string; marks: readonly (readonly [from: number, to: number])[] }

/** A text with the parts that were looked for marked. */
export function Marked({ text, marks }: Props) {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ends[at], from)}
          <mark className="rounded-sm bg-pine-wash text-inherit">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
