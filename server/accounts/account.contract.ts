import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** Mainland mobile number without the country code. */
export const phone = z
  .string()
  .trim()
  .transform((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(\+?86)/, ''),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))

/** How a number is kept: with its country, so that others may follow. */
export const storedPhone = (national: string) => `+86${national}`
/** How a kept number is shown and dialled at home. */
export const nationalPhone = (stored: string) => stored.replace(/^\+86/, '')

export const requestCodeInput = z.object({ phone })
export const verifyCodeInput = z.object({
  phone,
  code: z
    .string()
    .trim()
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
})
export const passwordSignInInput = z.object({ email: z.email(), password: z.string().min(1).max(200) })
export const passwordSignUpInput = z.object({
  name: z.string().trim().min(1).max(40),
  email: z.email(),
  password: z.string().min(10).max(200),
})
export const renameInput = z.object({ name: z.string().trim().min(1).max(40) })

export const accountProblems = problems({
  'accounts.sign_in_first': { status: 401 },
  'accounts.operators_only': { status: 403 },
  'accounts.suspended': { status: 403 },
  'accounts.phone_wrong': { status: 422, field: 'phone' },
  'accounts.code_wrong': { status: 422, field: 'code' },
  'accounts.code_expired': { status: 410, field: 'code' },
  'accounts.too_many_codes': { status: 429, field: 'phone', params: z.object({ retryAt: z.date() }) },
  'accounts.too_many_tries': { status: 429, field: 'code' },
  'accounts.password_wrong': { status: 401, field: 'password' },
  'accounts.email_taken': { status: 409, field: 'email' },
})
