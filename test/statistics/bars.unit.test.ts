import { expect, test } from 'vitest'
import { drawBars } from '../../app/features/statistics/draw-bars.server.ts'

test('a phone gets bars of its own width in letters as large as on a desk, and a hidden count has none', () => {
  const bars = { names: ['2026-10', '2026-11'], values: [12, null] }
  const [wide = '', narrow = ''] = [false, true].map((small) =>
    drawBars(bars, { dark: false, narrow: small }),
  )
  const widthOf = (svg: string) => Number(/<svg width="(\d+)"/.exec(svg)?.[1])
  expect([widthOf(wide), widthOf(narrow)]).toEqual([720, 340])
  const lettersOf = (svg: string) => new Set([...svg.matchAll(/font-size:(\d+)px/g)].map(([, size]) => size))
  expect(lettersOf(narrow)).toEqual(lettersOf(wide))
  expect([...narrow.matchAll(/>(\d+|NaN|null|-)</g)].map(([, text]) => text)).toEqual(['12'])
})
