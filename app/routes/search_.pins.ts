import type { LoaderFunctionArgs } from '@remix-run/node'
import { mapInput } from '../../server/discovery/map.contract.ts'
import { readSearch } from '../features/discovery/read-search.server.ts'

/** All hits of a search for the map, of what is in view where that is said: `view` is south,west,north,east,zoom. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams
  const [south, west, north, east, zoom] = (params.get('view') ?? '').split(',').map(Number)
  params.delete('view')
  const query = readSearch(params)
  const asked = mapInput.safeParse({ query, view: { south, west, north, east, zoom } })
  const hits = await context.api.discovery.map(asked.success ? asked.data : { query })
  return Response.json(hits, { headers: { 'cache-control': 'no-store' } })
}
