import type { IncomingMessage } from 'node:http'
import type { AppLoadContext } from '@remix-run/node'
import { fromNodeHeaders } from 'better-auth/node'
import type { Request, Response } from 'express'
import { detectLocale, readCookie } from '../../app/i18n/detect.ts'
import { defaultLocale } from '../../app/i18n/locales.ts'
import { viewerFromRequest } from '../accounts/accounts.entry.ts'
import type { Auth } from '../accounts/auth.ts'
import { createSignIn } from '../accounts/sign-in.ts'
import type { Ctx, Ports } from '../context.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { createCaller } from '../rpc/app-router.ts'
import { draftKeyOf } from './draft-key.ts'
import type {} from './load-context.ts'

/** What all requests share. */
export type World = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly ports: Ports
  readonly auth: Auth
  readonly appUrl: string
  readonly helpPhone: string | null
}

/** What only the pages are given. */
export type ForPages = Pick<AppLoadContext, 'tourOf'>

const anonymous: Viewer = { kind: 'anonymous' }

/** The context of a request from nobody we know: a payment provider's report. */
export function anonymousContext(world: World, request: Request): Ctx {
  const { requestId } = (request.res as Response).locals
  return contextAs(world, anonymous, fromNodeHeaders(request.headers), requestId)
}

/** The context of what nobody asked for: deliveries, and moves whose hour has come. */
export function systemContext(world: World): Ctx {
  const { db, clock, log, ports, appUrl } = world
  return { db, clock, log, ports, appUrl, viewer: anonymous, locale: defaultLocale, requestId: 'system' }
}

/** What a request means to the use cases: who asks, in which language, under which id. */
export async function contextOf(world: World, request: Request, response: Response): Promise<Ctx> {
  const headers = fromNodeHeaders(request.headers)
  return contextAs(world, await viewerFromRequest(world, headers), headers, response.locals.requestId)
}

/** The same for a query that came by the short way. */
export async function queryContext(
  world: World,
  { headers: { cookie, 'accept-language': language } }: IncomingMessage,
  requestId: string,
): Promise<Ctx> {
  const headers = new Headers()
  if (cookie) headers.set('cookie', cookie)
  if (language) headers.set('accept-language', language)
  const viewer = cookie ? await viewerFromRequest(world, headers) : anonymous
  return contextAs(world, viewer, headers, requestId)
}

/** What the pages get: the same context behind the procedures, and how to sign in. */
export async function loadContextOf(
  world: World,
  request: Request,
  response: Response,
  forPages: ForPages,
): Promise<AppLoadContext> {
  const ctx = await contextOf(world, request, response)
  const headers = fromNodeHeaders(request.headers)
  return {
    nonce: response.locals.nonce,
    api: createCaller(ctx),
    viewer: ctx.viewer,
    signIn: createSignIn({ ...world, headers, address: request.ip ?? '' }),
    locale: ctx.locale,
    mode: readCookie(headers, 'mode') === 'elder' ? 'elder' : 'standard',
    now: ctx.clock.now(),
    requestId: ctx.requestId,
    appUrl: ctx.appUrl,
    helpPhone: world.helpPhone,
    draftKey: draftKeyOf(headers, request.path, response, world.appUrl.startsWith('https:')),
    ...forPages,
  }
}

function contextAs(world: World, viewer: Viewer, headers: Headers, requestId: string): Ctx {
  const { db, clock, ports, appUrl } = world
  let log: Log | undefined
  return {
    db,
    clock,
    ports,
    appUrl,
    requestId,
    viewer,
    locale: detectLocale(headers),
    // Most requests have nothing to tell.
    get log() {
      log ??= world.log.child({ requestId })
      return log
    },
  }
}
