import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawBars } from '../../app/features/statistics/draw-bars.server.ts'
import { drawTiles, placeTiles } from '../../app/features/statistics/draw-tiles.server.ts'

test('a phone gets bars of its own width in letters as large as on a desk, and a hidden count has none', () => {
  const bars = { names: ['2026-10', '2026-11'], values: [12, null] }
  const [wide = '', narrow = ''] = [false, true].map((small) => drawBars(bars, { narrow: small }))
  const widthOf = (svg: string) => Number(/<svg width="(\d+)"/.exec(svg)?.[1])
  expect([widthOf(wide), widthOf(narrow)]).toEqual([720, 340])
  const lettersOf = (svg: string) => new Set([...svg.matchAll(/font-size:(\d+)px/g)].map(([, size]) => size))
  expect(lettersOf(narrow)).toEqual(lettersOf(wide))
  // A page refuses whatever brings its own sheet.
  expect(narrow).not.toMatch(/<style|class=/)
  expect([...narrow.matchAll(/>(\d+|NaN|null|-)</g)].map(([, text]) => text)).toEqual(['12'])
})

const drawnTiles = fc.array(
  fc.record({
    name: fc.uuid(),
    lat: fc.option(fc.double({ min: 18, max: 53, noNaN: true })),
    lng: fc.option(fc.double({ min: 74, max: 135, noNaN: true })),
  }),
  { maxLength: 30 },
)

test('every district has a field of its own on the map, and the same districts lie the same', () => {
  fc.assert(
    fc.property(drawnTiles, fc.integer({ min: 1, max: 6 }), (tiles, columns) => {
      const placed = placeTiles(tiles, columns)
      expect(new Set(placed.map(({ row, column }) => `${row} ${column}`)).size).toBe(tiles.length)
      expect(placed.every(({ column }) => column < columns)).toBe(true)
      const names = (all: typeof placed) => all.map(({ tile }) => tile.name)
      expect(names(placeTiles([...tiles].reverse(), columns))).toEqual(names(placed))
    }),
  )
})

test('what has no figure is hatched and never a shade; names are written as text', () => {
  const at = { lat: 31.2, lng: 121.5 }
  const svg = drawTiles(
    [
      { ...at, name: '上海市 浦东新区', value: 12.5, text: '12.5' },
      { ...at, name: '上海市 <虹口区>', value: null, text: '没有数' },
    ],
    { missing: '没有人口数' },
    { narrow: true },
  )
  expect([...svg.matchAll(/fill="url\(#hatch-/g)]).toHaveLength(2)
  expect(svg).toContain('&lt;虹口区&gt;')
  expect(svg).not.toContain('<虹口区>')
})
