import type { LoaderFunctionArgs } from '@remix-run/node'
import { robotsText } from '../features/seo/sitemap.server.ts'

export function loader({ context }: LoaderFunctionArgs) {
  return new Response(robotsText(context.appUrl), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
