import type { PublishedInspectionPage } from '../../../server/supervision/supervision.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { csvOf } from '../money/csv.ts'

/** What each field of a row says. Names stay as they are from one year to the next. */
const schema = {
  id: '检查编号 / inspection',
  providerId: '机构编号 / provider',
  providerName: '机构名称 / its name',
  kind: '机构类型 / kind of provider',
  city: '城市 / city',
  district: '区；家庭托育点不写 / district, none for home nurseries',
  example: '示例数据，不是真实机构 / made up, no real provider',
  cause: 'planned 计划 | random 随机 | complaint 投诉',
  announced: '是否事先通知 / announced before',
  inspectedOn: '检查日期 / wall date in Asia/Shanghai',
  items: '检查事项数 / items looked at',
  failing: '不符合事项数 / items not met',
  result: 'met 全部符合 | correcting 整改中 | late 逾期未改 | corrected 已整改',
  correctBy: '整改期限 / to put right by the end of this day',
  closedOn: '结束日期 / closed on',
  publicFrom: '公布时间 / public since, UTC',
  draw: '抽查编号 / draw, see /supervision/draws/<draw>',
} as const

const rowOf = (row: PublishedInspectionPage) => ({
  ...{ id: row.id, providerId: row.providerId, providerName: row.providerName, kind: row.kind },
  ...{ city: row.city, district: row.district, example: row.example, cause: row.cause },
  ...{ announced: row.announced, inspectedOn: dayKey(row.inspectedOn), items: row.items },
  ...{ failing: row.failing, result: row.result },
  correctBy: row.correctBy && dayKey(new Date(row.correctBy.getTime() - 1)),
  closedOn: row.closedAt && dayKey(row.closedAt),
  publicFrom: row.publicFrom.toISOString(),
  draw: row.drawId,
})

const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }

/** The open data as JSON, with licence, schema and every judged item. */
export function openJson(rows: readonly PublishedInspectionPage[], at: Date): string {
  const findings = (row: PublishedInspectionPage) =>
    row.findings.map(({ code, matter, basis, verdict, severity }) => ({
      ...{ code, matter, basis, verdict, severity },
    }))
  return JSON.stringify({
    ...{ title: '颐幼 Yiyou 监管开放数据', licence, madeAt: at.toISOString(), schema },
    rows: rows.map((row) => ({ ...rowOf(row), findings: findings(row) })),
  })
}

/** The same, one line an inspection. The last line names licence and source. */
export function openCsv(rows: readonly PublishedInspectionPage[]): string {
  const cells = Object.keys(schema) as (keyof typeof schema)[]
  return csvOf([
    cells,
    ...rows.map((row) => {
      const one = rowOf(row)
      return cells.map((name) => String(one[name] ?? ''))
    }),
    [i18nFor('zh-CN').t('supervision:open.text')],
  ])
}
