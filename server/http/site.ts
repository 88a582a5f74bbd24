import { readdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler, Router } from 'express'

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
  files.use(
    '/assets',
    express.static(join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  files.use(onlyThose(filesIn(client), express.static(client, { maxAge: '1h', index: false })))
  return {
    files,
    pages: (getLoadContext) => createRequestHandler({ build, getLoadContext, mode: 'production' }),
    close: async () => {},
  }
}

/** Asking the disk about every page and procedure would take longer than many of them. */
function onlyThose(paths: ReadonlySet<string>, serve: RequestHandler): RequestHandler {
  return (request, response, next) => (paths.has(request.path) ? serve(request, response, next) : next())
}

/** As they are asked for: `/mark.svg`. What a build has does not change while it is served. */
function filesIn(folder: string): Set<string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return new Set(
    found.map(({ name, parentPath }) =>
      encodeURI(`/${relative(folder, join(parentPath, name)).split(sep).join('/')}`),
    ),
  )
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
