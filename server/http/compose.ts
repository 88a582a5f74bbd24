import { createServer, type Server } from 'node:http'
import express, { type Express } from 'express'
import { viewerFromRequest } from '../accounts/accounts.entry.ts'
import { createAuth } from '../accounts/auth.ts'
import type { Ctx, Ports } from '../context.ts'
import { keepStandings } from '../discovery/discovery.entry.ts'
import { watchSavedSearches } from '../discovery/saved-search.entry.ts'
import { followElderLink } from '../elders/follow-elder-link.ts'
import { fireDueIncidents } from '../incidents/incidents.entry.ts'
import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { createLive, type Live } from '../live/socket-server.ts'
import { keepMessages } from '../notices/notices.entry.ts'
import { fireDue, lapseProposals, sweepWaitlist } from '../orders/orders.entry.ts'
import { createTopics } from '../outbox/topics.ts'
import { startWorker, type Worker } from '../outbox/worker.ts'
import { openReportsDesk } from '../payments/keep-applying.ts'
import { keepReconciling } from '../payments/keep-reconciling.ts'
import { systemClock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { projectRoot } from '../platform/root.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { fireDueReviews } from '../reviews/reviews.entry.ts'
import type { Checks } from './health.ts'
import { keepHouse } from './housekeeping.ts'
import { createPorts } from './ports.ts'
import { rememberPages } from './remembered-pages.ts'
import { systemContext, type World } from './request-context.ts'
import { frontDoor, mountRoutes } from './routes.ts'
import { builtSite, developedSite, type Site } from './site.ts'

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
  const live = liveFor(world, server)
  const worker = startWorker({
    connectionString: databaseUrl,
    ctx,
    topics: createTopics(ctx, live),
    onDue: () =>
      Promise.all([
        fireDue(ctx, null),
        fireDueIncidents(ctx),
        fireDueReviews(ctx),
        sweepWaitlist(ctx),
        lapseProposals(ctx),
      ]),
    log,
  })
  const house = keepHouse(ctx)
  const messages = keepMessages(ctx)
  const watch = watchSavedSearches(ctx)
  const searching = world.ports.search.open?.()
  const standings = keepStandings(ctx)
  const desk = openReportsDesk(ctx)
  const reconciling = keepReconciling(ctx, desk)
  mountRoutes(app, { world, env, site, desk, pages: remembered, checks: checksOf(world, worker) })
  return {
    app,
    server,
    world,
    ctx,
    url: env.APP_URL,
    listen: () => listen(server, env),
    close: async () => {
      await drained(server, live)
      await standings.stop()
      await reconciling.stop()
      await desk.stop()
      await searching?.stop()
      await house.stop()
      await messages.stop()
      await watch.stop()
      await worker.stop()
      await site?.close()
    },
  }
}

function siteFor(pages: NonNullable<ComposeOptions['pages']>, server: Server): Promise<Site> | undefined {
  if (pages === 'none') return undefined
  return pages === 'built' ? builtSite(projectRoot()) : developedSite(projectRoot(), server)
}

function liveFor(world: World, server: Server): Live {
  return createLive({
    httpServer: server,
    path: '/realtime',
    appUrl: world.appUrl,
    log: world.log,
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

function checksOf({ db, ports }: World, worker: Worker): Checks {
  return {
    database: async () => {
      await db.$queryRaw`select 1`
      return { state: 'ok' }
    },
    worker: () => worker.workerState(),
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
  await live.close()
  if (server.listening) await new Promise((resolve) => server.close(resolve))
  clearTimeout(tooLong)
}
