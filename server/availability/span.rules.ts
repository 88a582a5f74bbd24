/** From one instant up to another, in milliseconds since 1970. */
export type Span = { start: number; end: number }

export const MINUTE = 60_000
export const DAY = 1_440 * MINUTE

/** Sorted, and one span where several touch or overlap. Changes the spans it is given. */
export function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  let last: Span | undefined
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else {
      last = span
      result.push(span)
    }
  }
  return result
}
