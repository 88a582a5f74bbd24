import { fromNodeHeaders } from 'better-auth/node'
import type { Request, Response } from 'express'
import { detectLocale } from '../../app/i18n/detect.ts'
import { type Auth, viewerFromRequest } from '../accounts/accounts.entry.ts'
import type { Ctx, Ports } from '../context.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

export type World = { db: Db; clock: Clock; log: Log; ports: Ports; auth: Auth; appUrl: string }

/** What a request means to the use cases: who asks, in which language, under which id. */
export async function contextOf(world: World, request: Request, response: Response): Promise<Ctx> {
  const { db, clock, ports, auth, appUrl } = world
  const { requestId } = response.locals
  const headers = fromNodeHeaders(request.headers)
  return {
    db,
    clock,
    ports,
    appUrl,
    requestId,
    viewer: await viewerFromRequest({ auth, db }, headers),
    locale: detectLocale(headers),
    log: world.log.child({ requestId }),
  }
}
