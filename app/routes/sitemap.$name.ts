import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemapNamed } from '../features/seo/sitemap.server.ts'

/** One sitemap, streamed as it is read. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const stream = await sitemapNamed(context.api, context.appUrl, params.name ?? '')
  if (!stream) throw new Response(null, { status: 404 })
  return new Response(stream, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
