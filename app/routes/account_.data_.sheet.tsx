import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataSheet } from '../features/mydata/data-sheet.tsx'
import type { Handle } from '../features/shell/title.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle: Handle = { title: (t, shown) => shown && t('mydata:sheet.title', { name: shown.name }) }

export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { name } = requirePerson(context, request)
  const { madeAt, tables } = await context.api.privacy.export()
  const written = Object.entries(tables).map(([table, rows]) => ({ table, rows: rows.map(linesOf) }))
  return { name, madeAt, tables: written }
}

type Line = { field: string; value: string }

/** What there is, as text; what is empty is left out. */
const linesOf = (row: Record<string, unknown>): Line[] =>
  Object.entries(row).flatMap(([field, value]) => {
    const text =
      value instanceof Date
        ? value.toISOString()
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value)
    return value === null || text === '' || text === '[]' ? [] : [{ field, value: text }]
  })

export default function Sheet() {
  return <DataSheet {...useLoaderData<typeof loader>()} />
}
