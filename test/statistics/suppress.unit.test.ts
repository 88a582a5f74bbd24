import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST, type Suppressed, suppress, suppressTogether } from '../../server/statistics/suppress.rules.ts'

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

/** The least and the most each hidden cell can be for whoever reads all tables and knows that they count the same. */
function readable(tables: readonly Suppressed[]) {
  const parts = tables.map(({ cells: all, total }) => {
    const hidden = all.filter(({ count }) => count === null).length
    return { hidden, total, seen: all.reduce((sum, { count }) => sum + (count ?? 0), 0) }
  })
  // Known where it is told, and where a table hides nothing.
  const known = parts.flatMap(({ hidden, total, seen }) => [
    ...(total === null ? [] : [total]),
    ...(hidden === 0 ? [seen] : []),
  ])
  const least = Math.max(...parts.map(({ hidden, seen }) => seen + hidden))
  return { known, least, parts }
}

const sameThings = fc
  .array(fc.record({ district: fc.nat(4), month: fc.nat(11), done: fc.boolean() }), { maxLength: 90 })
  .map((orders) => {
    const by = (keyOf: (order: (typeof orders)[number]) => string, keys: readonly string[]) =>
      keys.map((key) => ({ key, count: orders.filter((order) => keyOf(order) === key).length }))
    const numbers = Array.from({ length: 12 }, (_, index) => String(index))
    return [
      by(({ district }) => String(district), numbers.slice(0, 5)),
      by(({ month }) => String(month), numbers),
      by(({ done }) => String(done), ['true', 'false']),
    ]
  })

test('of tables that count the same, none gives away what another hides', () => {
  fc.assert(
    fc.property(sameThings, (tables) => {
      const told = suppressTogether(tables)
      const { known, least, parts } = readable(told)
      for (const { count } of told.flatMap(({ cells: all }) => all))
        expect(count !== null && count > 0 && count < LEAST).toBe(false)
      expect(new Set(known).size).toBeLessThanOrEqual(1)
      const [total] = known
      for (const { hidden, seen } of parts) {
        if (hidden === 0) continue
        if (total === undefined) {
          // Nobody knows how many there are, and no table says more than that there are some.
          expect([seen, least <= 12]).toEqual([0, true])
        } else {
          expect(hidden).toBeGreaterThanOrEqual(2)
          expect(total - seen - (hidden - 1)).toBeGreaterThanOrEqual(LEAST)
        }
      }
    }),
  )
})

test('a year of three orders is not told by any of its tables', () => {
  const three = suppressTogether([
    [
      { key: 'a', count: 3 },
      { key: 'b', count: 0 },
    ],
    [{ key: 'c', count: 3 }],
  ])
  expect(three.map(({ total }) => total)).toEqual([null, null])
  expect(three.flatMap(({ cells: all }) => all.map(({ count }) => count))).toEqual([null, 0, null])
  // Seven in one district would tell seven months of one each.
  const ones = Array.from({ length: 7 }, (_, month) => ({ key: String(month), count: 1 }))
  const [months, district] = suppressTogether([ones, [{ key: 'a', count: 7 }]])
  expect([months?.total, district?.cells[0]?.count]).toEqual([null, null])
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
