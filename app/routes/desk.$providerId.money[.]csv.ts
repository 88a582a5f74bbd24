import type { LoaderFunctionArgs } from '@remix-run/node'
import { earningsInput } from '../../server/ledger/ledger.contract.ts'
import { earningsCsv } from '../features/money/earnings-csv.ts'
import { download } from '../features/money/paper.server.ts'
import { i18nFor } from '../i18n/catalogues.server.ts'
import { found, requireManager } from '../session/access.server.ts'

/** A month of earnings as a table for spreadsheets. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const asked = new URL(request.url).searchParams.get('month') ?? undefined
  const { data: month } = earningsInput.shape.month.safeParse(asked)
  const earnings = await found(context.api.ledger.earnings({ providerId, month }))
  const { t } = i18nFor(context.locale)
  const csv = earningsCsv(earnings, {
    date: t('money:desk.date'),
    order: t('money:desk.order'),
    service: t('money:desk.service'),
    serviceDay: t('money:desk.serviceDay'),
    gross: t('money:desk.gross'),
    commission: t('money:desk.commission'),
    net: t('money:desk.netHead'),
    total: t('money:desk.total'),
    part: (key, said) => t(`money:desk.part.${key}`, said),
  })
  const name = `${t('money:desk.fileName')}-${earnings.month}.csv`
  return download(csv, 'text/csv; charset=utf-8', name, `earnings-${earnings.month}.csv`)
}
