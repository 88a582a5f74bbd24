import { useRouteLoaderData } from '@remix-run/react'
import type { loader } from '../../root.tsx'

/** What the root loader found about this visit; undefined where it failed itself. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>('root')
}
