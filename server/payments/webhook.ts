import express, { type Request, type RequestHandler } from 'express'
import type { Ctx } from '../context.ts'
import { atMost } from '../platform/at-most.ts'
import { ForgedReport, type PaymentReport } from './payment-port.ts'
import { receiveReport } from './receive-report.ts'
import { takeNews } from './take-news.ts'

/** A storm of reports must not take the database from people. */
const AT_A_TIME = 3

/**
 * `POST /webhooks/stripe`: mount before anything that reads bodies, since the signature covers the raw bytes. Answers
 * 200 once the report is stored or is none of ours, 400 when it is forged or too old, 500 when it could not be stored,
 * so that the sender tries again. `contextFor` gives the context the report is taken in with.
 */
export function stripeWebhookHandler(contextFor: (request: Request) => Ctx): RequestHandler[] {
  const inTurn = atMost(AT_A_TIME)
  return [
    express.raw({ type: () => true, limit: '512kb' }),
    (request, response, next) => {
      takeIn(contextFor(request), request, inTurn)
        .then((status) => response.status(status).json({ received: status === 200 }))
        .catch(next)
    },
  ]
}

async function takeIn(
  ctx: Ctx,
  request: Request,
  inTurn: ReturnType<typeof atMost>,
): Promise<200 | 400 | 500> {
  try {
    const report = await read(ctx, request)
    if (report) await inTurn(() => receiveReport(ctx, report, takeNews))
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
