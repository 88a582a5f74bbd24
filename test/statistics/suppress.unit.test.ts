import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST, suppress } from '../../server/statistics/suppress.rules.ts'

const cells = fc
  .array(fc.oneof(fc.nat(8), fc.nat(500)), { maxLength: 12 })
  .map((counts) => counts.map((count, index) => ({ key: String(index), count })))

test('no count of one to four is shown, and nobody can work a hidden one out of what is shown', () => {
  fc.assert(
    fc.property(cells, (known) => {
      const { cells: shown, total } = suppress(known)
      for (const { count } of shown) expect(count !== null && count > 0 && count < LEAST).toBe(false)
      const hidden = shown.filter(({ count }) => count === null)
      if (total === null || hidden.length === 0) return
      // All a reader has: the hidden ones are one or more each, and together the rest of the total.
      const rest = total - shown.reduce((sum, { count }) => sum + (count ?? 0), 0)
      expect(hidden.length).toBeGreaterThanOrEqual(2)
      const most = rest - (hidden.length - 1)
      expect(most).toBeGreaterThanOrEqual(LEAST)
    }),
  )
})

test('what is shown is true, the order stays, and without small cells nothing is hidden', () => {
  fc.assert(
    fc.property(cells, (known) => {
      const { cells: shown, total } = suppress(known)
      expect(shown.map(({ key }) => key)).toEqual(known.map(({ key }) => key))
      shown.forEach(({ count }, index) => {
        if (count !== null) expect(count).toBe(known[index]?.count)
      })
      const sum = known.reduce((all, { count }) => all + count, 0)
      if (total !== null) expect(total).toBe(sum)
      if (known.every(({ count }) => count === 0 || count >= LEAST))
        expect([total, shown]).toEqual([sum, known])
    }),
  )
})

test('one small cell takes the next with it; two ones take more; alone it takes the total', () => {
  const of = (...counts: number[]) => {
    const { cells: shown, total } = suppress(counts.map((count, index) => ({ key: String(index), count })))
    return [shown.map(({ count }) => count), total]
  }
  expect(of(3, 9, 40)).toEqual([[null, null, 40], 52])
  expect(of(1, 1, 30)).toEqual([[null, null, null], 32])
  expect(of(0, 2)).toEqual([[0, null], null])
  expect(of(4, 4, 50)).toEqual([[null, null, 50], 58])
})
