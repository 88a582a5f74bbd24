import type { LoaderFunctionArgs } from '@remix-run/node'

/** What the map draws under the providers: districts and the middle of what is listed there. Fetched when it opens. */
export async function loader({ context }: LoaderFunctionArgs) {
  const districts = await context.api.discovery.districts()
  return Response.json(districts, { headers: { 'cache-control': 'public, max-age=3600' } })
}
