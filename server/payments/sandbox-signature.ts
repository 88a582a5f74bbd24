import { createHmac, timingSafeEqual } from 'node:crypto'
import { ForgedReport, type PaymentReport } from './payment-port.ts'

/** Seconds a signed report stays believable. */
const TOLERANCE = 300
const VERSION = '1'

/** A report as the sandbox sends it: the raw body and the header `sandbox-signature`, made like Stripe's. */
export function signSandbox(secret: string, report: PaymentReport, now: Date, version = VERSION) {
  const body = JSON.stringify({ version, report })
  const at = Math.floor(now.getTime() / 1_000)
  return {
    raw: Buffer.from(body),
    headers: { 'sandbox-signature': `t=${at},v1=${mac(secret, at, body)}` },
  }
}

/** The report in a signed body; null where it was written in another version's words. Throws ForgedReport. */
export function verifySandbox(given: {
  secret: string
  raw: Buffer
  signature: string
  now: Date
}): PaymentReport | null {
  const { secret, raw, signature, now } = given
  const [, at, said] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (!at || !said) throw new ForgedReport('no signature of the sandbox')
  const expected = mac(secret, Number(at), raw.toString())
  if (!timingSafeEqual(Buffer.from(said), Buffer.from(expected))) throw new ForgedReport('a wrong signature')
  if (Math.abs(now.getTime() / 1_000 - Number(at)) > TOLERANCE) throw new ForgedReport('too old')
  const { version, report } = JSON.parse(raw.toString()) as { version: string; report: PaymentReport }
  return version === VERSION ? report : null
}

const mac = (secret: string, at: number, body: string) =>
  createHmac('sha256', secret).update(`sandbox-report:${at}.${body}`).digest('hex')
