import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { purgeExpired, viewerFromRequest } from '../../server/accounts/accounts.entry.ts'
import { createAuth } from '../../server/accounts/auth.ts'
import { createSignIn } from '../../server/accounts/sign-in.ts'
import { createSandboxSms } from '../../server/carriers/sandbox-sms.ts'
import type { SmsPort } from '../../server/carriers/sms-port.ts'
import { days, minutes } from '../../server/kernel/clock.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const env = { APP_URL: 'http://yiyou.test', SESSION_SECRET: 'a secret of this test file, long enough' }
const auth = createAuth({ db, env, clock: systemClock })
const sms: SmsPort = createSandboxSms(db)

// The library and the limiter read the machine's time: only Date stands still, timers go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: saturdayMorning })
})
afterEach(async () => {
  vi.useRealTimers()
  await db.throttle.deleteMany()
  await db.user.deleteMany()
})

const advance = (milliseconds: number) => vi.setSystemTime(new Date(Date.now() + milliseconds))
const at = (address: string, cookie?: string) =>
  createSignIn({
    auth,
    db,
    clock: systemClock,
    ports: { sms },
    headers: new Headers(cookie ? { cookie } : {}),
    address,
  })
const signIn = at('203.0.113.7')
const viewer = (cookie: string) => viewerFromRequest({ auth, db }, new Headers({ cookie }))
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

async function askFor(phone: string): Promise<string> {
  const { sandboxCode } = await signIn.requestCode(phone)
  return sandboxCode as string
}
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

describe('with a phone and a code', () => {
  test('a new person is registered, signed in and recognised; the number is masked in their first name', async () => {
    const code = await askFor('138 0013-8000')
    expect(code).toMatch(/^\d{6}$/)
    const headers = await signIn.verifyCode({
      phone: '+8613800138000',
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    const [cookie] = headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(new RegExp(`Max-Age=${days(30) / 1000}`))
    expect(await viewer(cookieOf(headers))).toEqual({
      kind: 'person',
      userId: expect.any(String),
      name: '138****8000的用户',
      phone: '13800138000',
      families: [],
      providers: [],
      operator: false,
      suspended: false,
    })
  })

  test('the same number is the same person, however it was typed', async () => {
    const first = await signIn.verifyCode({ phone: '13800138000', code: await askFor('13800138000') })
    const second = await signIn.verifyCode({
      phone: '１３８００１３８０００',
      code: await askFor('86 138 0013 8000'),
    })
    const [one, two] = [await viewer(cookieOf(first)), await viewer(cookieOf(second))]
    expect(one).toEqual(two)
    expect(await db.user.count()).toBe(1)
  })

  test('the code is kept as a keyed hash, the message in the sandbox', async () => {
    const code = await askFor('13800138000')
    const [row] = await db.verification.findMany({ where: { identifier: '13800138000' } })
    expect(row?.value).toMatch(/^[0-9a-f]{64}$/)
    const message = await db.sandboxMessage.findFirstOrThrow({
      where: { to: '13800138000' },
      orderBy: { createdAt: 'desc' },
    })
    expect(message.body).toContain(code)
  })

  test('a code works once', async () => {
    const code = await askFor('13800138000')
    await signIn.verifyCode({ phone: '13800138000', code })
    await expect(signIn.verifyCode({ phone: '13800138000', code })).rejects.toMatchObject({
      code: 'accounts.code_expired',
    })
  })

  test('of two who answer the same code at once, one comes in', async () => {
    const code = await askFor('13800138000')
    const answers = await Promise.allSettled(
      [1, 2].map(() => signIn.verifyCode({ phone: '13800138000', code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.session.count()).toBe(1)
  })

  test('a code ends after five minutes', async () => {
    const code = await askFor('13800138000')
    advance(minutes(5) - 1)
    await expect(signIn.verifyCode({ phone: '13800138000', code: wrongFor(code) })).rejects.toMatchObject({
      code: 'accounts.code_wrong',
    })
    advance(1)
    await expect(signIn.verifyCode({ phone: '13800138000', code })).rejects.toMatchObject({
      code: 'accounts.code_expired',
    })
  })

  test('five wrong tries lock a code even for the right one; a new code opens again', async () => {
    const code = await askFor('13800138000')
    const wrong = { phone: '13800138000', code: wrongFor(code) }
    for (let i = 0; i < 5; i++) {
      await expect(signIn.verifyCode(wrong)).rejects.toMatchObject({ code: 'accounts.code_wrong' })
    }
    await expect(signIn.verifyCode({ phone: '13800138000', code })).rejects.toMatchObject({
      code: 'accounts.too_many_tries',
    })
    advance(minutes(1))
    await signIn.verifyCode({ phone: '13800138000', code: await askFor('13800138000') })
  })

  test('wrong tries sent all at once are counted as well', async () => {
    const code = await askFor('13800138000')
    const tries = Array.from({ length: 8 }, () =>
      signIn.verifyCode({ phone: '13800138000', code: wrongFor(code) }),
    )
    const refusals = (await Promise.allSettled(tries)).map(
      (answer) => (answer as PromiseRejectedResult).reason.code,
    )
    expect(refusals.filter((code) => code === 'accounts.code_wrong')).toHaveLength(5)
    expect(refusals.filter((code) => code === 'accounts.too_many_tries')).toHaveLength(3)
  })

  test('a code for one number does not open another', async () => {
    const code = await askFor('13800138000')
    await askFor('13800138001')
    await expect(signIn.verifyCode({ phone: '13800138001', code })).rejects.toMatchObject({
      code: 'accounts.code_wrong',
    })
  })

  test.each(['', '12345', '02158000000', '23800138000', '138001380001'])(
    '%j is no mobile number',
    async (phone) => {
      await expect(signIn.requestCode(phone)).rejects.toMatchObject({ code: 'accounts.phone_wrong' })
      await expect(signIn.verifyCode({ phone, code: '123456' })).rejects.toMatchObject({
        code: 'accounts.phone_wrong',
      })
    },
  )
})

describe('how many codes', () => {
  test('one a minute for a number, and the refusal names the instant', async () => {
    await askFor('13800138000')
    advance(minutes(0.5))
    await expect(signIn.requestCode('13800138000')).rejects.toMatchObject({
      code: 'accounts.too_many_codes',
      params: { retryAt: new Date(saturdayMorning.getTime() + minutes(1)) },
    })
    advance(minutes(0.5))
    await askFor('13800138000')
  })

  test('ten unanswered ones a day for a number', async () => {
    for (let i = 0; i < 10; i++) {
      await askFor('13800138000')
      advance(minutes(1))
    }
    await expect(signIn.requestCode('13800138000')).rejects.toMatchObject({
      code: 'accounts.too_many_codes',
      params: { retryAt: new Date(saturdayMorning.getTime() + days(1)) },
    })
    advance(days(1))
    await askFor('13800138000')
  })

  test('thirty unanswered ones an hour from one address, whatever the numbers', async () => {
    for (let i = 10; i < 40; i++) await askFor(`138001380${i}`)
    await expect(signIn.requestCode('13800138099')).rejects.toMatchObject({ code: 'accounts.too_many_codes' })
    await at('203.0.113.8').requestCode('13800138098')
  })

  test('who answers is not counted: signing in again takes no minute', async () => {
    for (let i = 0; i < 12; i++) {
      await signIn.verifyCode({ phone: '13800138000', code: await askFor('13800138000') })
    }
  })
})

describe('with a password', () => {
  const person = { name: '何芳', email: 'He.Fang@example.com', password: 'ten letters' }

  test('signing up signs in, and the password opens again', async () => {
    const first = await signIn.signUp(person)
    expect(await viewer(cookieOf(first))).toMatchObject({ kind: 'person', name: '何芳', phone: null })
    const second = await signIn.withPassword({ email: 'he.fang@example.com', password: person.password })
    expect(await viewer(cookieOf(second))).toMatchObject({ name: '何芳' })
  })

  test('a wrong password and an unknown address are refused alike', async () => {
    await signIn.signUp(person)
    for (const email of [person.email, 'nobody@example.com']) {
      await expect(signIn.withPassword({ email, password: 'wrong' })).rejects.toMatchObject({
        code: 'accounts.password_wrong',
      })
    }
  })

  test('an address is registered once', async () => {
    await signIn.signUp(person)
    await expect(signIn.signUp({ ...person, email: 'he.fang@EXAMPLE.com' })).rejects.toMatchObject({
      code: 'accounts.email_taken',
    })
  })

  test("nobody takes the made-up address of somebody else's number", async () => {
    await expect(signIn.signUp({ ...person, email: '13800138000@phone.invalid' })).rejects.toMatchObject({
      code: 'accounts.email_taken',
    })
  })

  test('ten wrong passwords an hour, then even the right one has to wait', async () => {
    await signIn.signUp(person)
    for (let i = 0; i < 10; i++) {
      await expect(signIn.withPassword({ ...person, password: 'wrong' })).rejects.toMatchObject({
        code: 'accounts.password_wrong',
      })
    }
    await expect(signIn.withPassword(person)).rejects.toMatchObject({ code: 'accounts.too_many_tries' })
    advance(minutes(60))
    await signIn.withPassword(person)
  })
})

describe('a session', () => {
  const enter = async () =>
    cookieOf(await signIn.verifyCode({ phone: '13800138000', code: await askFor('13800138000') }))

  test('ends with signing out, on the server too', async () => {
    const cookie = await enter()
    const headers = await at('203.0.113.7', cookie).signOut()
    expect(headers.getSetCookie().join()).toMatch(/Max-Age=0/)
    expect(await viewer(cookie)).toEqual({ kind: 'anonymous' })
  })

  test('ends after 30 days', async () => {
    const cookie = await enter()
    advance(days(30) - 1000)
    expect(await viewer(cookie)).toMatchObject({ kind: 'person' })
    advance(2000)
    expect(await viewer(cookie)).toEqual({ kind: 'anonymous' })
  })

  test('ends when the person is removed', async () => {
    const cookie = await enter()
    await db.user.deleteMany()
    expect(await viewer(cookie)).toEqual({ kind: 'anonymous' })
  })

  test('is not forged: a token without its signature, or with another, is nobody', async () => {
    const cookie = await enter()
    const { token } = await db.session.findFirstOrThrow()
    const name = cookie.split('=')[0]
    expect(await viewer(`${name}=${token}`)).toEqual({ kind: 'anonymous' })
    expect(await viewer(`${name}=${token}.AAAA${cookie.slice(-40)}`)).toEqual({ kind: 'anonymous' })
  })

  test('leaves nothing behind once its time is over', async () => {
    await enter()
    await askFor('13800138001')
    await purgeExpired(db, new Date(Date.now() + days(31)))
    const left = [db.session.count(), db.verification.count(), db.throttle.count(), db.sandboxMessage.count()]
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0])
  })
})
