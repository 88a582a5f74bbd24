import type { RequestListener } from 'node:http'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import compression from 'compression'
import type { ErrorRequestHandler, Express } from 'express'
import type { ReportsDesk } from '../payments/keep-applying.ts'
import { webhookHandler } from '../payments/webhook.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { appRouter } from '../rpc/app-router.ts'
import { type Checks, health } from './health.ts'
import { identify, logRequests } from './identify.ts'
import { pageLane } from './page-lane.ts'
import { queryLane } from './query-lane.ts'
import type { RememberedPages } from './remembered-pages.ts'
import { anonymousContext, contextOf, loadContextOf, queryContext, type World } from './request-context.ts'
import { bodyLimit, sameOriginOnly, secureHeaders, writtenBy } from './security.ts'
import type { Site } from './site.ts'
import { openTours } from './tour/tour.ts'

const MEGABYTE = 1024 * 1024
/** Where a phone's camera sends what it took. */
const PHOTOS =
  /^\/(desk\/[^/]+\/(orders|supervision)\/[^/]+\/photos|carer\/(sync|portrait)|desk\/[^/]+\/setup\/caregivers\/[^/]+|operator\/supervision\/([^/]+\/photos|providers\/[^/]+\/evaluations))(\.data)?$/

type Routes = {
  world: World
  env: Env
  checks: Checks
  site: Site | undefined
  desk: Pick<ReportsDesk, 'store'>
  pages: RememberedPages | undefined
}

/** The order is the meaning: what reads raw bodies comes before what limits them, and the pages come last. */
export function mountRoutes(app: Express, { world, env, checks, site, desk, pages }: Routes): void {
  app.disable('x-powered-by')
  app.set('trust proxy', env.TRUST_PROXY)
  app.use(identify, logRequests(world.log))
  app.use(health(checks))
  app.use(headersOf(env))
  app.use(compression())
  if (site) app.use(site.files)
  app.post(
    `/webhooks/${world.ports.payments.name}`,
    webhookHandler((request) => anonymousContext(world, request), desk),
  )
  app.use(
    sameOriginOnly(env.APP_URL),
    bodyLimit((path) => (PHOTOS.test(path) ? 15 : 1) * MEGABYTE),
  )
  app.use(
    '/api/trpc',
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => contextOf(world, req, res),
      maxBodySize: MEGABYTE,
    }),
  )
  const forPages = { tourOf: env.DEMO ? openTours(world) : null }
  if (site && pages) app.use(pages.listen)
  if (site)
    app.all(
      '*',
      site.pages((request, response) => loadContextOf(world, request, response, forPages)),
    )
  app.use(unexpected(world.log))
}

/** The door: simple queries and remembered pages go ways of their own, everything else through `app`. */
export function frontDoor(
  app: Express,
  { world, env, pages }: Pick<Routes, 'world' | 'env' | 'pages'>,
): RequestListener {
  const common = { headersWith: writtenBy(headersOf(env)), log: world.log }
  return queryLane({
    ...common,
    router: appRouter,
    contextOf: (request, requestId) => queryContext(world, request, requestId),
    otherwise: pages ? pageLane({ ...common, pages, otherwise: app }) : app,
  })
}

const headersOf = (env: Env) =>
  secureHeaders({
    appUrl: env.APP_URL,
    dev: env.NODE_ENV === 'development',
    // A form of ours is answered with the way to the payment page.
    formTargets: env.PAYMENTS === 'stripe' ? ['https://checkout.stripe.com'] : [],
  })

/** Whatever got past everybody else: told in the log, and to the person without any detail. */
function unexpected(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const { requestId } = response.locals
    const status = error?.status >= 400 && error.status < 500 ? error.status : 500
    if (status === 500) log.error({ err: error, requestId }, 'a request failed')
    if (response.headersSent) return next(error)
    response.status(status).type('text').send(`${status}  ${requestId}`)
  }
}
