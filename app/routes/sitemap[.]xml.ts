import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemapIndex } from '../features/seo/sitemap.server.ts'

/** The list of sitemaps. */
export async function loader({ context }: LoaderFunctionArgs) {
  return new Response(await sitemapIndex(context.api, context.appUrl), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
