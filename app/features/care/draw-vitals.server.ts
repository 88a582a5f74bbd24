import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { VitalSeries } from '../../../server/care/care.contract.ts'
import { formatsFor } from '../../i18n/formats.ts'
import type { Locale } from '../../i18n/locales.ts'

use([LineChart, GridComponent, MarkAreaComponent, SVGRenderer])

/** A picture knows no stylesheet: the tokens' values, as styles/tokens.css has them. */
const colours = {
  light: { ink: '#4a5953', line: '#e4dccd', pine: '#1f5f4a', band: '#e6f0ea', second: '#b3441a' },
  dark: { ink: '#b9c0b8', line: '#33403a', pine: '#8ccdb2', band: '#20362d', second: '#f2a078' },
} as const

/** Drawn for the width it is shown at: shrunk to a phone, a wide picture's figures could not be read. In CSS pixels. */
const sizes = { wide: { width: 720, height: 260 }, narrow: { width: 340, height: 250 } } as const

/** The readings as a line over their usual band; of a blood pressure two lines. Tenths go in, units are drawn. */
export function drawVitals(
  { usual, points }: VitalSeries,
  { dark, narrow, locale }: { dark: boolean; narrow: boolean; locale: Locale },
): string {
  const colour = colours[dark ? 'dark' : 'light']
  const formats = formatsFor(locale)
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...sizes[narrow ? 'narrow' : 'wide'] })
  const line = (pick: (point: (typeof points)[number]) => number | null, of: string, band?: Edges) => ({
    type: 'line' as const,
    data: points.map((point) => inUnits(pick(point))),
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { width: 2.5, color: of },
    itemStyle: { color: of },
    ...(band && {
      markArea: {
        silent: true,
        itemStyle: { color: colour.band },
        data: [[{ yAxis: band.from / 10 }, { yAxis: band.to / 10 }] as [object, object]],
      },
    }),
  })
  const twofold = points.some(({ lower }) => lower !== null)
  chart.setOption({
    animation: false,
    grid: { left: narrow ? 40 : 52, right: narrow ? 12 : 20, top: 16, bottom: 36 },
    textStyle: { fontFamily: 'sans-serif', fontSize: 14 },
    xAxis: {
      type: 'category',
      // Letters of the page don't reach a picture: where the device has no Chinese ones, figures can still be read.
      data: points.map(({ at }) =>
        formats
          .day(at)
          .replace(/\s.*$/, '')
          .replace(/(\d+)月(\d+)日/, '$1/$2'),
      ),
      // The last day is always named, the others as they find room.
      axisLabel: { color: colour.ink, fontSize: 14, hideOverlap: true, showMaxLabel: true },
      axisLine: { lineStyle: { color: colour.line } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: colour.ink, fontSize: 14 },
      splitLine: { lineStyle: { color: colour.line } },
    },
    series: [
      line(({ value }) => value, colour.pine, usual ?? undefined),
      ...(twofold ? [line(({ lower }) => lower, colour.second, usual?.lower)] : []),
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

type Edges = { from: number; to: number }
const inUnits = (tenths: number | null) => (tenths === null ? null : tenths / 10)
