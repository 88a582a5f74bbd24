/** One line of what a bench prints; `n` is how many measurements the value is made of. */
export type Figure = {
  readonly bench: string
  readonly engine: string
  readonly metric: string
  readonly value: number
  readonly n: number
}

export type Bench = (given: {
  /** A server on which databases may be created; what is in this one stays as it is. */
  readonly databaseUrl: string
  readonly options: readonly string[]
  readonly tell: (figure: Omit<Figure, 'bench'>) => void
  readonly say: (text: string) => void
}) => Promise<void>

/** The value below which `share` of the sorted values are. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** The middle of what was measured. */
export const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

export const rounded = (value: number) => Math.round(value * 100) / 100
