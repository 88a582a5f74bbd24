import type { ImportReport } from './registry.contract.ts'

const SHOWN = 20

/** The report of an import as a person reads it at a terminal: counts, then what was refused and mended, by line. */
export function printedReport(report: ImportReport, seconds: number): string {
  const counts: readonly (readonly [string, number])[] = [
    ['数据行', report.rows],
    ['新建', report.created],
    ['合并到已有机构', report.merged],
    ['更新', report.updated],
    ['没有变化', report.unchanged],
    ['没有收下', report.refused.length],
    ['占位坐标（已留空）', report.placeholders],
  ]
  const most = Math.max(...counts.map(([title]) => widthOf(title)))
  return [
    `${report.fileName} → ${report.profile}，用时 ${seconds.toFixed(1)} 秒`,
    '',
    ...counts.map(([title, count]) => `  ${padded(title, most)}  ${String(count).padStart(7)}`),
    ...section(
      '没有收下的行',
      report.refused.map(({ line, name, reason }) => ({ line, name, words: reason })),
    ),
    ...section(
      '改过或留空的内容',
      report.remarks.map(({ line, name, remark }) => ({ line, name, words: remark })),
    ),
    '',
  ].join('\n')
}

function section(title: string, rows: readonly { line: number; name: string; words: string }[]): string[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, SHOWN).map(({ line, name, words }) => {
    return `  第 ${line} 行  ${words}${name ? `  ${name}` : ''}`
  })
  const left = rows.length - shown.length
  return [
    '',
    `${title}（${rows.length}）`,
    ...shown,
    ...(left > 0 ? [`  还有 ${left} 行，用 --json 看全部`] : []),
  ]
}

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string) => [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0)
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))
