import { expect, test } from 'vitest'
import { drawVitals } from '../../app/features/care/draw-vitals.server.ts'

const series = {
  kind: 'blood_pressure' as const,
  usual: { from: 900, to: 1390, lower: { from: 600, to: 890 } },
  points: Array.from({ length: 12 }, (_, day) => ({
    at: new Date(Date.UTC(2026, 10, day + 1, 2)),
    value: 1280 + day * 10,
    lower: 780 + day,
    standing: 'usual' as const,
    byName: '王秀兰',
  })),
}

test('a phone gets a picture of its own width, in letters as large as on a desk', () => {
  const [wide, narrow] = [false, true].map((narrow) =>
    drawVitals(series, { dark: false, narrow, locale: 'zh-CN' }),
  )
  const widthOf = (svg = '') => Number(/<svg width="(\d+)"/.exec(svg)?.[1])
  expect([widthOf(wide), widthOf(narrow)]).toEqual([720, 340])
  const lettersOf = (svg = '') => new Set([...svg.matchAll(/font-size:(\d+)px/g)].map(([, size]) => size))
  expect(lettersOf(narrow)).toEqual(lettersOf(wide))
  // The last day is always named.
  expect(narrow).toContain('11/12')
})
