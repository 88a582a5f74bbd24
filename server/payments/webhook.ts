import express, { type Request, type RequestHandler } from 'express'
import type { Ctx } from '../context.ts'
import type { ReportsDesk } from './keep-applying.ts'
import { ForgedReport, type PaymentReport } from './payment-port.ts'

/**
 * `POST /webhooks/<payment provider>`: mount before anything that reads bodies, since the signature covers the raw bytes.
 * Answers 200 once the report is stored or is none of ours, 400 when it is forged or too old, 500 when it could not be
 * stored, so that the sender tries again. `contextFor` gives the context the report is read with.
 */
export function webhookHandler(
  contextFor: (request: Request) => Ctx,
  desk: Pick<ReportsDesk, 'store'>,
): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: '512kb' }),
    (request, response, next) => {
      takeIn(contextFor(request), request, desk)
        .then((status) => response.status(status).json({ received: status === 200 }))
        .catch(next)
    },
  ]
}

async function takeIn(
  ctx: Ctx,
  request: Request,
  desk: Pick<ReportsDesk, 'store'>,
): Promise<200 | 400 | 500> {
  try {
    const report = await read(ctx, request)
    if (report) await desk.store(report)
    return 200
  } catch (error) {
    if (error instanceof ForgedReport) {
      ctx.log.warn({ why: error.message }, 'a payment report was refused')
      return 400
    }
    ctx.log.error({ err: error }, 'a payment report was not stored')
    return 500
  }
}

function read(ctx: Ctx, request: Request): Promise<PaymentReport | null> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return ctx.ports.payments.readWebhook(body, firstOfEach(request.headers))
}

const firstOfEach = (headers: Request['headers']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
