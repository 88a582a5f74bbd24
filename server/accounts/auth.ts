import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { phoneNumber } from 'better-auth/plugins'
import { type Clock, days } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import { nationalPhone } from './account.contract.ts'
import { redeemCode } from './one-time-code.ts'
import { readSessionCookie } from './session-cookie.ts'
import { createThrottle } from './throttle.ts'

const SESSION_LIVES = days(30)
const COOKIES = 'yiyou'
const NO_MAILBOX = '@phone.invalid'

/** Addresses we made up for people who came with a phone: nobody receives mail there, nobody may register one. */
export const isMadeUpEmail = (email: string) => email.toLowerCase().endsWith(NO_MAILBOX)

/** 13800138000 -> 138****8000的用户, until the person says what they are called. */
const temporaryName = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}的用户`

export type Auth = ReturnType<typeof createAuth>

/**
 * Keeps people, passwords and sessions. Only its functions are handed out, no HTTP endpoints: every way in goes through
 * sign-in.ts, which counts tries. A session ends 30 days after signing in, whatever happens in between; its cookie is
 * httpOnly and SameSite=Lax.
 */
export function createAuth({
  db,
  env,
  clock,
}: {
  db: Db
  env: Pick<Env, 'APP_URL' | 'SESSION_SECRET'>
  clock: Clock
}) {
  const secret = env.SESSION_SECRET
  const throttle = createThrottle(db, clock)
  const secure = env.APP_URL.startsWith('https:')
  const sessionCookie = `${secure ? '__Secure-' : ''}${COOKIES}.session_token`
  const { api } = betterAuth({
    baseURL: env.APP_URL,
    secret,
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_LIVES / 1000, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: COOKIES,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: false },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    // It writes addresses and wrong passwords' owners to the console; what matters is thrown.
    logger: { disabled: true },
    plugins: [
      phoneNumber({
        sendOTP: () => Promise.reject(new Error('codes are issued by requestCode, which counts them')),
        verifyOTP: async ({ phoneNumber: stored, code }) => {
          await redeemCode({ db, clock, secret, throttle }, { phone: nationalPhone(stored), code })
          return true
        },
        signUpOnVerification: {
          getTempEmail: (stored) => `${nationalPhone(stored)}${NO_MAILBOX}`,
          getTempName: (stored) => temporaryName(nationalPhone(stored)),
        },
      }),
    ],
  })
  const sessionToken = (headers: Headers) => readSessionCookie(headers, { name: sessionCookie, secret })
  return { api, secret, throttle, clock, sessionToken }
}
