import express, { type Request, type RequestHandler } from 'express'
import type { Ctx } from '../context.ts'
import { applyPayment } from '../orders/orders.entry.ts'
import type { PaymentReport } from './payment-port.ts'
import { receiveReport } from './receive-report.ts'

/**
 * `POST /webhooks/stripe`: mount before anything that reads bodies, since the signature covers the raw bytes. Answers
 * 200 once the report is stored or is none of ours, 400 when it is forged or too old, 500 when it could not be stored,
 * so that the sender tries again. `contextFor` gives the context the report is taken in with.
 */
export function stripeWebhookHandler(contextFor: (request: Request) => Ctx): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: '512kb' }),
    (request, response, next) => {
      const ctx = contextFor(request)
      const report = read(ctx, request)
      if (report === 'refused') {
        response.status(400).json({ received: false })
        return
      }
      store(ctx, report)
        .then(
          () => response.json({ received: true }),
          (error: unknown) => {
            ctx.log.error(
              { err: error, reportId: report?.id, requestId: ctx.requestId },
              'a payment report was not stored',
            )
            response.status(500).json({ received: false })
          },
        )
        .catch(next)
    },
  ]
}

function read(ctx: Ctx, request: Request): PaymentReport | null | 'refused' {
  try {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    return ctx.ports.payments.readWebhook(body, firstOfEach(request.headers))
  } catch (error) {
    ctx.log.warn({ why: (error as Error).message, requestId: ctx.requestId }, 'a payment report was refused')
    return 'refused'
  }
}

async function store(ctx: Ctx, report: PaymentReport | null): Promise<void> {
  if (report) await receiveReport(ctx, report, applyPayment)
}

const firstOfEach = (headers: Request['headers']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
