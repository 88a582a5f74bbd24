import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import type { SmsPort } from '../carriers/carriers.entry.ts'
import { after, type Clock, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { type Db, inTransaction } from '../platform/db.ts'
import type { Throttle } from './throttle.ts'

const LIVES = minutes(5)

type Codes = { readonly db: Db; readonly clock: Clock; readonly secret: string }

/**
 * Makes a six-digit code for this number, good for 5 minutes, and sends it; an earlier one stops working. Gives the
 * code to the caller, who may show it only where text messages go to the sandbox.
 */
export async function issueCode(
  { db, clock, secret, sms }: Codes & { sms: SmsPort },
  phone: string,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const value = hashOfCode(secret, phone, code)
  const expiresAt = after(clock.now(), LIVES)
  await inTransaction(db, async (tx) => {
    await tx.verification.deleteMany({ where: { identifier: phone } })
    await tx.verification.create({ data: { identifier: phone, value, expiresAt } })
  })
  // Carriers approve one wording per template, in Chinese, whatever the language of the page.
  await sms.send({
    to: phone,
    body: `【颐幼】验证码 ${code}，5 分钟内有效。任何人向您要这个验证码，都请不要告诉他。`,
    ...{ template: 'code', values: { code } },
  })
  return code
}

/**
 * Uses the code up. Refuses with accounts.code_expired (none, too old, used already), accounts.too_many_tries (five
 * tries at this code are spent) or accounts.code_wrong.
 */
export async function redeemCode(
  { db, clock, secret, throttle }: Codes & { throttle: Throttle },
  { phone, code }: { phone: string; code: string },
): Promise<void> {
  const issued = await db.verification.findFirst({
    where: { identifier: phone },
    orderBy: { createdAt: 'desc' },
  })
  if (!issued || issued.expiresAt <= clock.now()) throw new DomainError('accounts.code_expired')
  if (await throttle.take('triesPerCode', issued.id)) throw new DomainError('accounts.too_many_tries')
  if (!sameHash(issued.value, hashOfCode(secret, phone, code))) throw new DomainError('accounts.code_wrong')
  const { count } = await db.verification.deleteMany({ where: { id: issued.id } })
  if (count !== 1) throw new DomainError('accounts.code_expired')
}

// A million codes are soon tried against a bare hash: the key keeps a stolen table useless.
function hashOfCode(secret: string, phone: string, code: string): string {
  return createHmac('sha256', secret).update(`one-time-code:${phone}:${code}`).digest('hex')
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
