import { createServer, type Server } from 'node:http'
import express, { type Express } from 'express'
import { viewerFromRequest } from '../accounts/accounts.entry.ts'
import { createAuth } from '../accounts/auth.ts'
import type { Ctx, Ports } from '../context.ts'
import { followElderLink } from '../elders/follow-elder-link.ts'
import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { openBackbone } from '../live/open-backbone.ts'
import { createLive, type Live, type LiveOptions } from '../live/socket-server.ts'
import { findMissedIn } from '../outbox/outbox.entry.ts'
import { openReportsDesk } from '../payments/keep-applying.ts'
import { systemClock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { projectRoot } from '../platform/root.ts'
import { StartProblem } from '../platform/start-problem.ts'
import type { Checks } from './health.ts'
import { createPorts } from './ports.ts'
import { rememberPages } from './remembered-pages.ts'
import { systemContext, type World } from './request-context.ts'
import { frontDoor, mountRoutes } from './routes.ts'
import { builtSite, developedSite, type Site } from './site.ts'
import { passItOn, startWork, type Work } from './work.ts'

/** How long requests under way may take to end once the server is asked to stop. */
const DRAIN = 10_000

export type ComposeOptions = {
  env: Env
  db: Db
  /** The same database, for the worker's own connections. */
  databaseUrl: string
  log: Log
  clock?: Clock
  /** Replaced in tests: what leaves the building. */
  ports?: Partial<Ports>
  /** The pages: as built, out of their sources, or none where only the procedures are wanted. */
  pages?: 'built' | 'developed' | 'none'
}

export type Composed = {
  app: Express
  server: Server
  world: World
  /** As the system itself acts: nobody's viewer, every port. */
  ctx: Ctx
  /** The site's own address. */
  url: string
  /** Opens the door; refuses with a StartProblem when the port is taken. */
  listen(): Promise<void>
  /** Lets requests and jobs under way end, then stops all but the database connection it was given. */
  close(): Promise<void>
}

/** Puts the product together. The worker starts at once; nobody gets in before `listen`. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const { env, db, databaseUrl, log, clock = systemClock, pages = 'built' } = options
  const app = express()
  const world: World = {
    db,
    clock,
    log,
    ports: { ...createPorts({ env, db, log, clock }), ...options.ports },
    auth: createAuth({ db, env, clock }),
    appUrl: env.APP_URL,
    helpPhone: env.HELP_PHONE ?? null,
  }
  const ctx = systemContext(world)
  // What is being developed changes without any listing changing.
  const remembered =
    pages === 'built'
      ? rememberPages({ clock, version: () => world.ports.search.version?.() ?? null })
      : undefined
  const server = createServer(frontDoor(app, { world, env, pages: remembered }))
  server.requestTimeout = 60_000
  const site = await siteFor(pages, server)
  const live = liveFor(world, {
    httpServer: env.SERVE === 'worker' ? undefined : server,
    backbone: await openBackbone({ env, databaseUrl, log }),
  })
  const searching = world.ports.search.open?.()
  const desk = openReportsDesk(ctx)
  const work = env.SERVE === 'web' ? passItOn(live) : startWork({ ctx, live, desk, databaseUrl })
  mountRoutes(app, { world, env, site, desk, pages: remembered, checks: checksOf(world, work) })
  return {
    app,
    server,
    world,
    ctx,
    url: env.APP_URL,
    listen: () => listen(server, env),
    close: async () => {
      await drained(server, live)
      await work.stop()
      await desk.stop()
      await searching?.stop()
      await live.close()
      await site?.close()
    },
  }
}

function siteFor(pages: NonNullable<ComposeOptions['pages']>, server: Server): Promise<Site> | undefined {
  if (pages === 'none') return undefined
  return pages === 'built' ? builtSite(projectRoot()) : developedSite(projectRoot(), server)
}

function liveFor(world: World, wired: Pick<LiveOptions, 'httpServer' | 'backbone'>): Live {
  return createLive({
    ...wired,
    path: '/realtime',
    appUrl: world.appUrl,
    log: world.log,
    now: () => world.clock.now(),
    findMissed: findMissedIn(world),
    viewerFromCookie: (cookie) => viewerFromRequest(world, new Headers(cookie ? { cookie } : {})),
    recipientFromToken: (token) => recipientOf(world, token),
  })
}

async function recipientOf(world: World, token: string): Promise<string | null> {
  try {
    return await followElderLink(world, token)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function checksOf({ db, ports }: World, work: Work): Checks {
  return {
    database: async () => {
      await db.$queryRaw`select 1`
      return { state: 'ok' }
    },
    worker: () => work.workerState(),
    search: async () =>
      (await ports.search.state?.()) ?? {
        state: (await ports.search.healthy()) ? 'ok' : 'down',
        engine: ports.search.name,
      },
    payments: () => ({ state: 'ok', adapter: ports.payments.name }),
  }
}

function listen(server: Server, { PORT, HOST }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const sentences = [`Port ${PORT} is taken by another program.`, 'Stop it, or set PORT to a free one.']
      reject(taken ? new StartProblem(...sentences) : error)
    })
    server.listen(PORT, HOST, resolve)
  })
}

/** Closing the sockets closes the door as well: no new request gets in while the last ones end. */
async function drained(server: Server, live: Live): Promise<void> {
  const tooLong = setTimeout(() => server.closeAllConnections(), DRAIN)
  live.leave()
  if (server.listening) await new Promise((resolve) => server.close(resolve))
  clearTimeout(tooLong)
}
