import type { LoaderFunctionArgs } from '@remix-run/node'
import { openJson } from '../features/supervision/open-data.server.ts'

/** 开放数据: every public inspection with its items, CC BY 4.0. */
export async function loader({ context }: LoaderFunctionArgs) {
  const rows = await context.api.supervision.openData()
  return new Response(openJson(rows, context.now), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      Link: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    },
  })
}
