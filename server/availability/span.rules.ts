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

/** What lies in both; each sorted and disjoint, as `joined` gives them. */
export function shared(spans: readonly Span[], bounds: readonly Span[]): Span[] {
  const result: Span[] = []
  let b = 0
  for (const span of spans) {
    while (b < bounds.length && (bounds[b] as Span).end <= span.start) b++
    for (let i = b; i < bounds.length && (bounds[i] as Span).start < span.end; i++) {
      const bound = bounds[i] as Span
      result.push({ start: Math.max(span.start, bound.start), end: Math.min(span.end, bound.end) })
    }
  }
  return result
}
