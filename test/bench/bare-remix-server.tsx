import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import { createReadableStreamFromReadable, type ServerBuild } from '@remix-run/node'
import { Outlet, RemixServer, Scripts, useLoaderData } from '@remix-run/react'
import compression from 'compression'
import express from 'express'
import { renderToPipeableStream } from 'react-dom/server'

/** Root, one route with a loader, streamed: nothing that a Remix app could leave out. */
const build = {
  mode: 'production',
  entry: {
    module: {
      default: (request, status, headers, context) =>
        new Promise((resolve, reject) => {
          const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
            onShellReady() {
              const body = new PassThrough()
              headers.set('Content-Type', 'text/html')
              resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
              pipe(body)
            },
            onShellError: reject,
          })
        }),
    },
  },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    index: {
      ...{ id: 'index', parentId: 'root', index: true },
      module: { default: Index, loader: () => ({ line: 'One line.' }) },
    },
  },
  assets: {
    entry: { imports: [], module: '/entry.js' },
    routes: {
      root: route({ id: 'root', path: '' }),
      index: route({ id: 'index', parentId: 'root', index: true, hasLoader: true }),
    },
    ...{ url: '/manifest.js', version: '1' },
  },
  ...{ publicPath: '/', assetsBuildDirectory: 'build/client', isSpaMode: false },
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    ...{ v3_lazyRouteDiscovery: false, v3_singleFetch: true },
  },
} satisfies ServerBuild

function route(of: { id: string; parentId?: string; path?: string; index?: boolean; hasLoader?: boolean }) {
  const has = { hasLoader: false, hasAction: false, hasErrorBoundary: false }
  return { module: `/${of.id}.js`, hasClientAction: false, hasClientLoader: false, ...has, ...of }
}

function Root() {
  return (
    <html lang="en">
      <head>
        <title>Bare</title>
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}

function Index() {
  return <p>{useLoaderData<{ line: string }>().line}</p>
}

const app = express()
app.use(compression())
app.all('*', createRequestHandler({ build }))
app.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'))
