import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { suggestInput } from '../../server/discovery/discovery.contract.ts'

/** Suggestions for the search field as somebody types; `q` comes back so that a late answer can be told. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const input = suggestInput.safeParse({ q })
  const suggestions = input.success ? await context.api.discovery.suggest(input.data) : null
  return data({ q, suggestions }, { headers: { 'cache-control': 'private, max-age=30' } })
}
