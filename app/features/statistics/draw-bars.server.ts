import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, SVGRenderer])

/** It stands within the page, so that its letters and colours are the page's, by day, by night and on paper. */
const colour = { ink: 'var(--ink-soft)', line: 'var(--line-strong)', bar: 'var(--pine)' } as const
const ROW = 34

/** Counts as lying bars, so that names of any length have room; `narrow` for a phone, in letters as large. A hidden one is a gap. Gives an SVG. */
export function drawBars(
  { names, values }: { names: readonly string[]; values: readonly (number | null)[] },
  { narrow }: { narrow: boolean },
): string {
  const size = { width: narrow ? 340 : 720, height: 30 + ROW * Math.max(names.length, 1) }
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    textStyle: { fontFamily: 'inherit', fontSize: 14 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisLabel: { color: colour.ink, fontSize: 14 },
      silent: true,
      axisLine: { lineStyle: { color: colour.line } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        data: [...values],
        barMaxWidth: 18,
        itemStyle: { color: colour.bar, borderRadius: [0, 4, 4, 0] },
        label: { show: true, position: 'right', color: colour.ink, fontSize: 14 },
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  // How a bar looks under the pointer, as a sheet of its own, which no page of ours takes.
  return svg.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ (class|ecmeta_\w+)="[^"]*"/g, '')
}
