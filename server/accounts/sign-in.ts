import { isAPIError } from 'better-auth/api'
import type { z } from 'zod'
import type { SmsPort } from '../carriers/carriers.entry.ts'
import { type Clock, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import {
  type passwordSignInInput,
  type passwordSignUpInput,
  phone as phoneSchema,
  requestCodeInput,
  storedPhone,
  verifyCodeInput,
} from './account.contract.ts'
import { type Auth, isMadeUpEmail } from './auth.ts'
import { issueCode } from './one-time-code.ts'

export type SignIn = ReturnType<typeof createSignIn>

/**
 * Every way in and out, bound to one request. `headers` are the request's, `address` is the caller's network address as
 * the server believes it. Where a person is signed in or out the answer is Headers with Set-Cookie, so that a form
 * works without JavaScript: put them on the redirect.
 */
export function createSignIn({
  auth,
  db,
  clock,
  ports,
  headers,
  address,
}: {
  auth: Auth
  db: Db
  clock: Clock
  ports: { readonly sms: SmsPort }
  headers: Headers
  address: string
}) {
  const { api, secret, throttle } = auth

  /**
   * Sends a code to this number; gives the code only where messages go to the sandbox. Refuses with
   * accounts.phone_wrong, or accounts.too_many_codes (one a minute and ten a day for a number, 30 an hour for an
   * address, counting those nobody answered).
   */
  async function requestCode(typed: string): Promise<{ sandboxCode: string | null }> {
    const parsed = requestCodeInput.safeParse({ phone: typed })
    if (!parsed.success) throw new DomainError('accounts.phone_wrong')
    const { phone } = parsed.data
    const retryAt =
      (await throttle.take('codePerMinute', phone)) ??
      (await throttle.take('codesPerDay', phone)) ??
      (await throttle.take('codesPerAddress', address))
    if (retryAt) throw new DomainError('accounts.too_many_codes', { retryAt: fullMinute(retryAt) })
    const code = await issueCode({ db, clock, secret, sms: ports.sms }, phone)
    return { sandboxCode: ports.sms.name === 'sandbox' ? code : null }
  }

  /**
   * Signs in who answered the code, and registers them on the first time. Refuses with accounts.phone_wrong,
   * accounts.code_wrong, accounts.code_expired or accounts.too_many_tries (five a code).
   */
  async function verifyCode(typed: { phone: string; code: string }): Promise<Headers> {
    if (!phoneSchema.safeParse(typed.phone).success) throw new DomainError('accounts.phone_wrong')
    const parsed = verifyCodeInput.safeParse(typed)
    if (!parsed.success) throw new DomainError('accounts.code_wrong')
    const { phone, code } = parsed.data
    const body = { phoneNumber: storedPhone(phone), code }
    const signedIn = await api.verifyPhoneNumber({ body, headers, returnHeaders: true })
    await throttle.forgive('codePerMinute', phone)
    await throttle.forgive('codesPerDay', phone)
    await throttle.forgive('codesPerAddress', address)
    return cookiesOf(signedIn.headers)
  }

  /** Refuses with accounts.password_wrong (whichever of the two it was) or accounts.too_many_tries. */
  async function withPassword({ email, password }: z.infer<typeof passwordSignInInput>): Promise<Headers> {
    await countPassword(email)
    try {
      const signedIn = await api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
      await forgivePassword(email)
      return cookiesOf(signedIn.headers)
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) throw new DomainError('accounts.password_wrong')
      throw error
    }
  }

  /** Registers with e-mail and password and signs in. Refuses with accounts.email_taken or accounts.too_many_tries. */
  async function signUp({ name, email, password }: z.infer<typeof passwordSignUpInput>): Promise<Headers> {
    await countPassword(email)
    if (isMadeUpEmail(email)) throw new DomainError('accounts.email_taken')
    try {
      const signedUp = await api.signUpEmail({
        body: { name, email, password },
        headers,
        returnHeaders: true,
      })
      await forgivePassword(email)
      return cookiesOf(signedUp.headers)
    } catch (error) {
      if (isAPIError(error) && `${error.body?.code}`.startsWith('USER_ALREADY_EXISTS')) {
        throw new DomainError('accounts.email_taken')
      }
      throw error
    }
  }

  /** Ends this session on the server as well as in the browser; other pages it has open hear nothing more. */
  async function signOut(): Promise<Headers> {
    const session = await api.getSession({ headers })
    const { headers: answered } = await api.signOut({ headers, returnHeaders: true })
    if (session) await inTransaction(db, (tx) => nudgeDevices(tx, session.user.id, clock.now()))
    return cookiesOf(answered)
  }

  async function countPassword(email: string): Promise<void> {
    const retryAt =
      (await throttle.take('passwordsPerEmail', email.toLowerCase())) ??
      (await throttle.take('passwordsPerAddress', address))
    if (retryAt) throw new DomainError('accounts.too_many_tries')
  }

  async function forgivePassword(email: string): Promise<void> {
    await throttle.forgive('passwordsPerEmail', email.toLowerCase())
    await throttle.forgive('passwordsPerAddress', address)
  }

  return { requestCode, verifyCode, withPassword, signUp, signOut }
}

const nudgeDevices = (tx: Tx, id: string, at: Date) =>
  enqueue(tx, 'nudge', { rooms: [room.user(id)], kind: 'session', id, version: at.getTime() })

/** The sentence names hour and minute: rounded up, so that it is true. */
const fullMinute = (at: Date) => new Date(Math.ceil(at.getTime() / minutes(1)) * minutes(1))

/** Only the cookies: whatever else the library answers with has no place on a redirect. */
function cookiesOf(answered: Headers): Headers {
  const headers = new Headers()
  for (const cookie of answered.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}
