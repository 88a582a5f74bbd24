import { type HardshipRow, hardshipsInput } from '../../../server/outreach/outreach.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { formatsFor } from '../../i18n/formats.ts'
import type { Locale } from '../../i18n/locales.ts'
import { csvOf } from '../money/csv.ts'
import { lastDayOf } from './outreach-words.ts'

const names = ['regionCode', 'street', 'ground', 'state'] as const

/** What is asked for by an address or a form: anything unknown counts as not asked. */
export function readFilter(asked: URLSearchParams | FormData) {
  const said = names.flatMap((name) => {
    const value = asked.get(name)
    const read = hardshipsInput.safeParse({ [name]: value })
    return typeof value === 'string' && value !== '' && read.success ? [[name, value]] : []
  })
  const filter = hardshipsInput.parse({ ...Object.fromEntries(said), late: asked.get('late') !== null })
  const query = new URLSearchParams([...said, ...(filter.late ? [['late', 'on']] : [])] as string[][])
  const { page: _, ...rest } = filter
  return { filter: rest, query: query.toString() }
}

/** The list for a spreadsheet; with names where the rows have them. */
export function outreachCsv(
  rows: readonly (HardshipRow & { phone?: string; addressLine?: string })[],
  locale: Locale,
): string {
  const { t } = i18nFor(locale)
  const formats = formatsFor(locale)
  const whole = rows.some(({ phone }) => phone !== undefined)
  const own = whole ? [t('outreach:file.phone'), t('outreach:file.address')] : []
  return csvOf([
    [
      ...[t('outreach:file.name'), ...own, t('outreach:filter.region'), t('outreach:filter.street')],
      ...[t('outreach:ground.label'), t('outreach:file.points'), t('outreach:state.label')],
      ...[t('outreach:list.due'), t('outreach:list.late'), t('outreach:list.last')],
    ],
    ...rows.map((row) => [
      ...[row.name, ...(whole ? [row.phone ?? '', row.addressLine ?? ''] : []), row.place, row.street],
      formats.list(row.grounds.map((ground) => t(`outreach:ground.${ground}`))),
      ...[String(row.points), t(`outreach:state.${row.state}`)],
      row.contactBy ? formats.fullDay(lastDayOf(row.contactBy)) : '',
      row.late ? t('outreach:list.late') : '',
      row.contactedAt ? formats.fullDay(row.contactedAt) : '',
    ]),
  ])
}
