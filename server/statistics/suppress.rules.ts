/** Fewer people than this in a cell could be told apart. */
export const LEAST = 5

export type Cell = { readonly key: string; readonly count: number }
export type Suppressed = {
  readonly cells: readonly { readonly key: string; readonly count: number | null }[]
  /** Null where it would give a hidden cell away. */
  readonly total: number | null
}

/**
 * Hides counts of 1 to 4, and as many of the next smallest besides as it takes that nobody can work a hidden one out of the total:
 * whoever subtracts what is shown finds at least two hidden cells, each of which may be less than five and may be more. Where
 * there are not enough of them, the total is hidden too. Nought hides nobody and stays. Pure.
 */
export function suppress(cells: readonly Cell[]): Suppressed {
  const counted = cells.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)
  let hidden = counted.filter(({ count }) => isFew(count)).length
  if (hidden > 0) while (hidden < counted.length && tellsMuch(counted.slice(0, hidden))) hidden += 1
  const away = new Set(counted.slice(0, hidden).map(({ key }) => key))
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  return {
    cells: cells.map(({ key, count }) => ({ key, count: away.has(key) ? null : count })),
    total: hidden > 0 && tellsMuch(counted.slice(0, hidden)) ? null : total,
  }
}

/**
 * The same for several tables that count the same things, each once in each table: all have one total, so it is hidden for all where
 * one has to hide it, and with it every cell but nought, for they would add up to it. Otherwise all a table tells of another is the
 * total, which each withstands by itself. Gives the tables in their order. Pure.
 */
export function suppressTogether(tables: readonly (readonly Cell[])[]): Suppressed[] {
  const alone = tables.map(suppress)
  if (alone.every(({ total }) => total !== null)) return alone
  return tables.map((cells) => ({
    cells: cells.map(({ key, count }) => ({ key, count: count === 0 ? 0 : null })),
    total: null,
  }))
}

/** One to four: of so few nothing is said. */
export const isFew = (count: number): boolean => count > 0 && count < LEAST

/** Hidden ones are at least one each: what is left for any of them has to reach what need not be hidden. */
function tellsMuch(hidden: readonly Cell[]): boolean {
  const sum = hidden.reduce((all, { count }) => all + count, 0)
  return hidden.length < 2 || sum - (hidden.length - 1) < LEAST
}
