import { expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const sent: { to: string; body: string }[] = []
const sms = { name: 'sandbox' as const, send: async (message: (typeof sent)[0]) => void sent.push(message) }
const ports = { ...testCtx(db, clock).ports, sms }
const daughter = createCaller(testCtx(db, clock, world.daughter.viewer, { ports })).elders
const elder = createCaller(testCtx(db, clock, anonymous)).elders
const make = (recipientId = world.father.id, text = false) => daughter.createLink({ recipientId, text })
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('six figures and a number of the family open the page; the figures themselves are kept nowhere', async () => {
  const { code, phone } = await make()
  expect(code).toMatch(/^\d{6}$/)
  expect(phone).toBe('13800000008')
  for (const number of ['13800000008', '13800000001', '138 0000 0002']) {
    const { token } = await elder.enter({ phone: number, code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect((await elder.open({ token })).name).toBe('林建国')
  }
  const kept = JSON.stringify(await db.elderLink.findMany())
  expect(kept).not.toContain(code)
})

test('another family’s number, an unknown one and wrong figures are refused alike', async () => {
  const { code } = await make()
  expect(await refusal(elder.enter({ phone: '13800000007', code }))).toBe('elders.code_wrong')
  expect(await refusal(elder.enter({ phone: '13900000000', code }))).toBe('elders.code_wrong')
  expect(await refusal(elder.enter({ phone: '13800000001', code: wrong(code) }))).toBe('elders.code_wrong')
})

test('guessing stops after five wrong tries, even at once, and rests an hour', async () => {
  const { code } = await make()
  const phone = '13800000001'
  const guesses = Array.from({ length: 12 }, () => refusal(elder.enter({ phone, code: wrong(code) })))
  const outcomes = await Promise.all(guesses)
  expect(outcomes.filter((one) => one === 'elders.code_wrong')).toHaveLength(5)
  expect(outcomes.filter((one) => one === 'elders.code_locked')).toHaveLength(7)
  expect(await refusal(elder.enter({ phone, code }))).toBe('elders.code_locked')
  clock.advance(hours(1))
  expect(await refusal(elder.enter({ phone, code }))).toBe('went through')
})

test('a new card ends the old one and every page it opened; revoking and the date do, too', async () => {
  const first = await make()
  const { token } = await elder.enter({ phone: '13800000001', code: first.code })
  const second = await make()
  expect(await refusal(elder.open({ token }))).toBe('elders.link_invalid')
  expect(await refusal(elder.enter({ phone: '13800000001', code: first.code }))).not.toBe('went through')
  const opened = await elder.enter({ phone: '13800000001', code: second.code })
  await daughter.revokeLink({ recipientId: world.father.id })
  expect(await refusal(elder.open(opened))).toBe('elders.link_invalid')
  const third = await make()
  clock.advance(days(180))
  expect(await refusal(elder.enter({ phone: '13800000001', code: third.code }))).toBe('elders.code_wrong')
})

test('the link goes to the elder’s own phone when asked, and nowhere where there is none', async () => {
  const made = await make(world.father.id, true)
  expect(made.texted).toBe(true)
  expect(sent).toMatchObject([{ to: '13800000008', body: expect.stringContaining(made.url) }])
  expect((await make(world.motherInLaw.id, true)).texted).toBe(false)
  expect(sent).toHaveLength(1)
})

test('two of one family, each with a card: the figures say which page', async () => {
  const [father, mother] = [await make(), await make(world.motherInLaw.id)]
  const phone = '13800000001'
  const names = await Promise.all(
    [father, mother].map(async ({ code }) => (await elder.open(await elder.enter({ phone, code }))).name),
  )
  expect(names).toEqual(['林建国', '孙玉梅'])
})
