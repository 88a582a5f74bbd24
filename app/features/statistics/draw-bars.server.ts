import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, SVGRenderer])

/** A picture knows no stylesheet: the tokens' values, as styles/tokens.css has them. */
const colours = {
  light: { ink: '#4a5953', line: '#e4dccd', bar: '#1f5f4a' },
  dark: { ink: '#b9c0b8', line: '#33403a', bar: '#8ccdb2' },
} as const
const ROW = 34

/** How large the picture of so many bars is, in pixels: a page keeps the room before it has come. */
export const sizeOfBars = (count: number, narrow: boolean) => ({
  width: narrow ? 340 : 720,
  height: 30 + ROW * Math.max(count, 1),
})

/** Counts as lying bars, so that names of any length have room; `narrow` for a phone, in letters as large. A hidden one is a gap. */
export function drawBars(
  { names, values }: { names: readonly string[]; values: readonly (number | null)[] },
  { dark, narrow }: { dark: boolean; narrow: boolean },
): string {
  const colour = colours[dark ? 'dark' : 'light']
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...sizeOfBars(names.length, narrow) })
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    textStyle: { fontFamily: 'sans-serif', fontSize: 14 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisLabel: { color: colour.ink, fontSize: 14 },
      axisLine: { lineStyle: { color: colour.line } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        data: [...values],
        barMaxWidth: 18,
        itemStyle: { color: colour.bar, borderRadius: [0, 4, 4, 0] },
        label: { show: true, position: 'right', color: colour.ink, fontSize: 14 },
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
