import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Handle } from '../features/shell/title.ts'
import { DrawPage } from '../features/supervision/draw-page.tsx'
import { found } from '../session/access.server.ts'

export const handle: Handle = { title: 'supervision:page.draw', quiet: 'visitors' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { draw: await found(context.api.supervision.draw({ drawId: params.id ?? '' })) }
}

export default function Draw() {
  return <DrawPage {...useLoaderData<typeof loader>()} />
}
