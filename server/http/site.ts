import type { Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'

/** In seconds. */
const HOUR = 3_600
const YEAR = 365 * 24 * HOUR

/** The Remix app: its files for the browser, and its pages. */
export type Site = {
  files: RequestHandler
  pages(getLoadContext: GetLoadContextFunction): RequestHandler
  close(): Promise<void>
}

/** The site as it was built. Files carry their hash in the name, so browsers may keep them for good. */
export async function builtSite(root: string): Promise<Site> {
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(root, 'build/server/index.js')).href
  )
  const files = Router()
  const client = join(root, 'build/client')
  // Compressed when they were built, and known by heart: the disk is not asked about pages and procedures.
  const packed = { brotli: true, gzip: true, etag: true, extensions: [] }
  const nothing = (_request: unknown, response: ServerResponse) => void response.writeHead(404).end()
  files.use(
    '/assets',
    sirv(join(client, 'assets'), { ...packed, immutable: true, maxAge: YEAR, onNoMatch: nothing }),
  )
  files.use(sirv(client, { ...packed, maxAge: HOUR }))
  return {
    files,
    pages: (getLoadContext) => createRequestHandler({ build, getLoadContext, mode: 'production' }),
    close: async () => {},
  }
}

/** The site out of its sources, changing under the reader's eyes. */
export async function developedSite(root: string, server: Server): Promise<Site> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { server } },
    appType: 'custom',
  })
  return {
    files: vite.middlewares,
    pages: (getLoadContext) =>
      createRequestHandler({
        build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
        getLoadContext,
        mode: 'development',
      }),
    close: () => vite.close(),
  }
}
