import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { EXPORT_MOST, exportHardshipsInput } from '../../server/outreach/outreach.contract.ts'
import { download } from '../features/money/paper.server.ts'
import { outreachCsv, readFilter } from '../features/outreach/outreach-query.server.ts'
import { requireOperator } from '../session/access.server.ts'

const answer = (csv: string) => download(csv, 'text/csv; charset=utf-8', '重点关爱名单.csv', 'outreach.csv')

/** The filtered list, masked. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { filter } = readFilter(new URL(request.url).searchParams)
  const { list } = context.api.outreach
  const first = await list({ ...filter, page: 1 })
  const more = await Promise.all(
    Array.from({ length: Math.min(first.pages, EXPORT_MOST / 50) - 1 }, (_, index) =>
      list({ ...filter, page: index + 2 }),
    ),
  )
  return answer(
    outreachCsv(
      [first, ...more].flatMap(({ rows }) => rows),
      context.locale,
    ),
  )
}

/** With names and phones: only for a reason, which is written down for each. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const asked = exportHardshipsInput.safeParse({ ...readFilter(form).filter, reason: form.get('reason') })
  if (!asked.success) throw data(null, { status: 422 })
  return answer(outreachCsv(await context.api.outreach.export(asked.data), context.locale))
}
