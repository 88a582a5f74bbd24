import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { after, minutes } from '../../server/kernel/clock.ts'
import { ForgedReport, type PageRequest, PaymentRefused } from '../../server/payments/payment-port.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import type { Webhook } from '../support/stripe/signed.ts'
import { type Rig, sandboxRig, stripeRig } from './rigs.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stripe = await stripeDouble()
afterAll(() => stripe.close())

const asked = (changes: Partial<PageRequest> = {}): PageRequest => ({
  key: randomUUID(),
  orderId: randomUUID(),
  orderNumber: 'YY2611210001',
  title: '上门助浴',
  amountFen: 16_800,
  expiresAt: after(clock.now(), minutes(15)),
  returnUrl: 'https://yiyou.test/orders/1',
  locale: 'zh-CN',
  ...changes,
})

const rigs: readonly [string, Rig][] = [
  ['sandbox', sandboxRig(db, clock)],
  ['stripe', stripeRig(stripe)],
]

describe.each(rigs)('a payment provider (%s)', (name, rig) => {
  const { port } = rig
  const read = (webhook: Webhook) => port.readWebhook(webhook.raw, webhook.headers)
  const paidPage = async () => {
    const { externalId } = await port.open(asked())
    await rig.pay(externalId)
    return externalId
  }
  const refund = (externalId: string, amountFen: number, key: string = randomUUID()) =>
    port.refund({ key, externalId, amountFen, reason: 'cancelled' })
  const readyAccount = async () => {
    const opened = await port.openAccount({ key: randomUUID(), providerId: randomUUID(), name: '安和' })
    await rig.onboard(opened.accountExternalId)
    return opened.accountExternalId
  }
  const transfer = (accountExternalId: string, key: string = randomUUID(), amountFen = 5_000) =>
    port.transfer({ key, accountExternalId, amountFen, orderId: 'o1', reason: 'payout' })
  const refuses = (answer: Promise<unknown>, reason: string) =>
    expect(answer).rejects.toMatchObject({ name: PaymentRefused.name, reason })

  test('is called what it is', () => expect(port.name).toBe(name))

  describe('a page', () => {
    test('is one per key, in whatever language it is asked for', async () => {
      const question = asked()
      const first = await port.open(question)
      expect(await port.open(question)).toEqual(first)
      expect(await port.open({ ...question, locale: 'en' })).toEqual(first)
      const [again, other] = await Promise.all([port.open(question), port.open(asked())])
      expect(again).toEqual(first)
      expect(other.externalId).not.toBe(first.externalId)
      expect(first.url).toContain(first.externalId)
    })

    test('is refused to a key that asked something else', async () => {
      const question = asked()
      await port.open(question)
      await refuses(port.open({ ...question, amountFen: 1 }), 'key_reused')
    })

    test('that is paid says so by webhook, in its list and when asked', async () => {
      const { externalId } = await port.open(asked())
      expect(await port.ask({ externalId })).toBeNull()
      const told = await read(await rig.pay(externalId))
      expect(told).toMatchObject({ externalId, kind: 'paid' })
      expect(await port.ask({ externalId })).toMatchObject({ externalId, kind: 'paid' })
      const listed = await port.reportsBetween(after(clock.now(), -minutes(5)), null)
      expect(listed.filter(({ id }) => id === told?.id)).toEqual([told])
    })

    test('that is declined, questioned or left without an answer is not paid, and may be paid after all', async () => {
      for (const setback of [rig.decline, rig.challenge, rig.silence]) {
        const { externalId } = await port.open(asked())
        const told = await setback(externalId)
        const report = told && (await read(told))
        expect(report?.kind ?? 'failed').toBe('failed')
        expect(await port.ask({ externalId })).toBeNull()
        await refuses(refund(externalId, 1), 'not_paid')
        expect(await read(await rig.pay(externalId))).toMatchObject({ externalId, kind: 'paid' })
      }
    })

    test('whose money comes late is paid when it has come', async () => {
      const { externalId } = await port.open(asked())
      const { told, arrive } = await rig.payLate(externalId)
      expect(told && (await read(told))).toBeNull()
      expect(await port.ask({ externalId })).toBeNull()
      expect(await read(await arrive())).toMatchObject({ externalId, kind: 'paid' })
      expect(await port.ask({ externalId })).toMatchObject({ kind: 'paid' })
    })

    test('that nobody pays ends', async () => {
      const { externalId } = await port.open(asked())
      expect(await read(await rig.expire(externalId))).toMatchObject({ externalId, kind: 'expired' })
      expect(await port.ask({ externalId })).toMatchObject({ kind: 'expired' })
    })
  })

  describe('a refund', () => {
    test('is given once per key; another question under it is refused', async () => {
      const externalId = await paidPage()
      const key = randomUUID()
      const first = await refund(externalId, 8_400, key)
      expect(first.done).toBe(true)
      expect(await refund(externalId, 8_400, key)).toEqual(first)
      await refuses(refund(externalId, 8_401, key), 'key_reused')
      const second = await refund(externalId, 8_400)
      expect(second.refundExternalId).not.toBe(first.refundExternalId)
    })

    test('is never more than was paid, alone or together, one by one or at once', async () => {
      const externalId = await paidPage()
      await refuses(refund(externalId, 16_801), 'too_much')
      const answers = await Promise.allSettled([1, 2, 3].map(() => refund(externalId, 6_000)))
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
      await refuses(refund(externalId, 4_801), 'too_much')
      await refund(externalId, 4_800)
      await refuses(refund(externalId, 1), 'too_much')
    })

    test('says how it ended when asked', async () => {
      const externalId = await paidPage()
      const { refundExternalId } = await refund(externalId, 100)
      expect(await port.ask({ externalId, refundExternalId })).toMatchObject({
        externalId,
        refundExternalId,
        kind: 'refunded',
      })
    })
  })

  describe('a provider’s account', () => {
    test('is one per key and receives nothing before its owner has told who they are', async () => {
      await paidPage()
      const question = { key: randomUUID(), providerId: randomUUID(), name: '安和' }
      const { accountExternalId } = await port.openAccount(question)
      expect(await port.openAccount(question)).toEqual({ accountExternalId })
      await refuses(port.openAccount({ ...question, name: '别家' }), 'key_reused')
      const before = await port.accountStatus({ accountExternalId })
      expect(before.ready).toBe(false)
      expect(before.missing.length).toBeGreaterThan(0)
      await refuses(transfer(accountExternalId), 'account_not_ready')
      const { url } = await port.accountLink({
        key: randomUUID(),
        accountExternalId,
        returnUrl: 'https://yiyou.test/desk',
      })
      expect(url).toMatch(/^https:/)
      const told = await read(await rig.onboard(accountExternalId))
      expect(told).toMatchObject({ kind: 'account_changed', externalId: accountExternalId })
      expect(await port.accountStatus({ accountExternalId })).toEqual({ ready: true, missing: [] })
      expect(await transfer(accountExternalId)).toHaveProperty('transferExternalId')
    })

    test('that nobody opened is not found', async () => {
      await refuses(port.accountStatus({ accountExternalId: 'acct_nobody' }), 'not_found')
      await refuses(transfer('acct_nobody'), 'not_found')
    })

    test('gets a transfer once per key', async () => {
      await paidPage()
      const account = await readyAccount()
      const key = randomUUID()
      const first = await transfer(account, key)
      expect(await transfer(account, key)).toEqual(first)
      await refuses(transfer(account, key, 5_001), 'key_reused')
    })

    test('gives back what was transferred, never more', async () => {
      await paidPage()
      const { transferExternalId } = await transfer(await readyAccount())
      const reverse = (amountFen: number, key: string = randomUUID()) =>
        port.reverse({ key, transferExternalId, amountFen, reason: 'refund' })
      const key = randomUUID()
      const first = await reverse(2_000, key)
      expect(await reverse(2_000, key)).toEqual(first)
      await refuses(reverse(3_001), 'too_much')
      await reverse(3_000)
      await refuses(reverse(1), 'too_much')
    })
  })

  test.each(['won', 'lost'] as const)(
    'a dispute is told when it is opened and when it is %s',
    async (end) => {
      const externalId = await paidPage()
      const { disputeId, webhook } = await rig.dispute(externalId, 16_800)
      const dispute = { externalId: disputeId, amountFen: 16_800 }
      expect(await read(webhook)).toMatchObject({ kind: 'dispute_opened', externalId, dispute })
      expect(await read(await rig.decide(disputeId, end))).toMatchObject({
        kind: 'dispute_closed',
        externalId,
        dispute: { ...dispute, outcome: end },
      })
    },
  )

  test('what a bank wants back is not refunded as well, unless it is refused', async () => {
    const externalId = await paidPage()
    const { disputeId } = await rig.dispute(externalId, 16_000)
    await refuses(refund(externalId, 16_800), 'disputed')
    await refund(externalId, 800)
    await refuses(refund(externalId, 1), 'disputed')
    await rig.decide(disputeId, 'won')
    await refund(externalId, 16_000)
  })

  describe('a webhook', () => {
    const told = async () => rig.pay((await port.open(asked())).externalId)

    test('is believed for 300 seconds', async () => {
      const webhook = await told()
      expect(await read(rig.resigned(webhook, { secondsAgo: 290 }))).toMatchObject({ kind: 'paid' })
      await expect(read(rig.resigned(webhook, { secondsAgo: 310 }))).rejects.toThrow(ForgedReport)
    })

    test('is refused without a signature, with another’s, or with one byte changed', async () => {
      const webhook = await told()
      const { raw, headers } = webhook
      await expect(port.readWebhook(raw, {})).rejects.toThrow(ForgedReport)
      await expect(read(rig.resigned(webhook, { secret: 'guessed' }))).rejects.toThrow(ForgedReport)
      const longer = Buffer.concat([raw, Buffer.from(' ')])
      await expect(port.readWebhook(longer, headers)).rejects.toThrow(ForgedReport)
      const garbage = { raw: Buffer.from('{"id":'), headers: { 'stripe-signature': 't=1,v1=0' } }
      await expect(read(garbage)).rejects.toThrow(ForgedReport)
    })

    test('in an older version’s words is never misread', async () => {
      const report = await read(rig.resigned(await told(), { old: true }))
      // Whoever can be asked again is asked; what nobody can explain is left to the list and to being asked.
      expect(report?.kind ?? null).toBe(name === 'stripe' ? 'paid' : null)
    })
  })
})
