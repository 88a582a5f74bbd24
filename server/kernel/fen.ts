/**
 * A share of an amount, in fen, rounded half up: the one place where money is rounded. `basisPoints` are hundredths of a
 * percent. Exact for amounts up to ninety billion yuan.
 */
export const shareOf = (amountFen: number, basisPoints: number): number =>
  Math.floor((amountFen * basisPoints + 5_000) / 10_000)

/** The same for a whole number of parts of so many: 90 minutes of an hour. */
export const partOf = (amountFen: number, parts: number, of: number): number =>
  Math.floor((amountFen * parts * 2 + of) / (of * 2))
