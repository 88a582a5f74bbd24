import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { settlementInput } from '../../server/entitlements/entitlement.contract.ts'
import { type SettlementTitles, settlementCsv } from '../features/entitlements/settlement-csv.ts'
import { i18nFor } from '../i18n/catalogues.server.ts'
import { readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const loader = () => redirect('/operator/entitlements')

/** A month's account with a funder as a table for spreadsheets; asking for it is kept with its reason. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const read = readForm(await request.formData(), settlementInput)
  if (!read.ok) return redirect('/operator/entitlements')
  const settlement = await context.api.entitlements.settlement(read.value)
  const { t } = i18nFor(context.locale)
  const say = (key: string) => t(key as 'entitlements:csv.order')
  const csv = settlementCsv(settlement, {
    ...(t('entitlements:csv', { returnObjects: true }) as unknown as SettlementTitles),
    gradeOf: (grade) => say(`discovery:ability.${grade}`),
    categoryOf: (category) => say(`discovery:category.${category}`),
  })
  const { funder, month } = settlement
  const name = encodeURIComponent(
    `${say(`entitlements:kind.${funder}`)}-${say('entitlements:csv.file')}-${month}.csv`,
  )
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="settlement-${funder}-${month}.csv"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
    },
  })
}
