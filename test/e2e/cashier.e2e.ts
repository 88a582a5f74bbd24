import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import problems from '../../app/i18n/zh-CN/problems.ts'
import { after, days, minutes } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { fireDue } from '../../server/orders/fire-due.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import type { SandboxOutcome } from '../../server/payments/payment.contract.ts'
import { fetchMissed } from '../../server/payments/reconcile.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { holdAll } from '../entitlements/held.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
const stage = await openStage(db, clock)
const { page, context } = await newPerson(stage.daughter.name)
await signIn(page, stage.daughter.phone)
const words = orders.pay

let taken = 0
/** An order of its own, waiting for its money, with its payment page open in this tab. */
async function toPay(tab: Page = page): Promise<string> {
  const { id } = await stage.place(stage.father.id, after(sundayTen, days(taken++)))
  await openPayment(id, tab)
  return id
}

async function openPayment(orderId: string, tab: Page = page): Promise<void> {
  await tab.goto(`/orders/${orderId}`)
  await tab.locator(`form[action$="/orders/${orderId}/pay"] [type=submit]`).first().click()
  await tab.waitForURL(/\/sandbox\/pay\//)
}

async function press(outcome: SandboxOutcome, tab: Page = page): Promise<void> {
  await tab.locator(`[name=outcome][value=${outcome}]`).check()
  await tab.getByRole('button', { name: words.success, exact: true }).click()
}

const says = (text: string, tab: Page = page) => tab.getByText(text, { exact: true }).first().waitFor()
const arrived = (orderId: string, tab: Page = page) => tab.waitForURL(`**/orders/${orderId}`)

/** What is so in the end: the order, and how often and how much was paid and given back. */
async function standing(orderId: string) {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payments: { include: { refunds: true } } },
  })
  const paid = order.payments.filter(({ state }) => state === 'paid')
  const { differences } = await checkBooks(db, clock.now())
  expect(differences).toEqual([])
  return {
    state: order.state,
    payments: paid.length,
    back: paid.flatMap(({ refunds }) => refunds).reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
}

describe('at the cashier', () => {
  test('paid at once: the order goes to the provider', async () => {
    const order = await toPay()
    await press('success')
    await arrived(order)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('declined, it says that nothing was taken, and is paid on the second try', async () => {
    const order = await toPay()
    await press('decline')
    await says(words.failed)
    expect(await standing(order)).toEqual({ state: 'awaiting_payment', payments: 0, back: 0 })
    await page.getByRole('link', { name: words.back }).click()
    await arrived(order)
    await openPayment(order)
    await press('success')
    await arrived(order)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('the bank asks who it is: a no takes nothing, a yes pays', async () => {
    const order = await toPay()
    await press('challenge')
    await says(words.challenged)
    await page.getByRole('button', { name: words.itIsNotMe }).click()
    await says(words.failed)
    await press('challenge')
    await page.getByRole('button', { name: words.itIsMe }).click()
    await arrived(order)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('the bank is silent: nothing was taken, the time is kept, and one may try again', async () => {
    const order = await toPay()
    await press('timeout')
    await says(words.unanswered)
    await press('success')
    await arrived(order)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('money that comes a minute later pays the order', async () => {
    const order = await toPay()
    await press('late')
    await says(words.pending)
    expect(await page.getByRole('button', { name: words.success, exact: true }).count()).toBe(0)
    clock.advance(minutes(2))
    await hearNews()
    await page.reload()
    await says(words.paid)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('money that comes when the time was let go goes back whole', async () => {
    const order = await toPay()
    await press('late')
    await says(words.pending)
    clock.advance(minutes(16))
    await fireDue(ctx, order)
    await hearNews()
    const { priceFen } = await db.order.findUniqueOrThrow({ where: { id: order } })
    expect(await standing(order)).toEqual({ state: 'lapsed', payments: 1, back: priceFen })
  })

  test('a page left open too long says that it is closed, and asks for nothing', async () => {
    const order = await toPay()
    clock.advance(minutes(16))
    await fireDue(ctx, order)
    // By itself: the order has told the page that it moved on.
    await says(words.expired)
    expect(await page.locator('[name=outcome]').count()).toBe(0)
    expect(await standing(order)).toEqual({ state: 'lapsed', payments: 0, back: 0 })
  })

  test('two tabs pay once', async () => {
    const other = await context.newPage()
    const order = await toPay()
    await openPayment(order, other)
    expect(other.url()).toBe(page.url())
    await press('success')
    await arrived(order)
    await says(words.paid, other)
    expect(await other.locator('[name=outcome]').count()).toBe(0)
    await other.close()
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
  })

  test('without scripts it is declined and paid just so', async () => {
    const quiet = await newPerson('without scripts', { javaScriptEnabled: false })
    await quiet.context.addCookies(await context.cookies())
    const order = await toPay(quiet.page)
    await press('decline', quiet.page)
    await says(words.failed, quiet.page)
    await press('success', quiet.page)
    await arrived(order, quiet.page)
    expect(await standing(order)).toEqual({ state: 'requested', payments: 1, back: 0 })
    // A page that hears of nothing is pressed once more when the order is paid, and when its time is over.
    const paidElsewhere = await toPay(quiet.page)
    await openPayment(paidElsewhere)
    await press('success')
    await arrived(paidElsewhere)
    await press('success', quiet.page)
    await arrived(paidElsewhere, quiet.page)
    expect(await standing(paidElsewhere)).toEqual({ state: 'requested', payments: 1, back: 0 })
    const late = await toPay(quiet.page)
    clock.advance(minutes(16))
    await fireDue(ctx, late)
    await press('success', quiet.page)
    await says(words.expired, quiet.page)
    expect(await standing(late)).toEqual({ state: 'lapsed', payments: 0, back: 0 })
  })
})

describe('before it', () => {
  test('a price that rose meanwhile is said, with nothing ordered; the second yes is to the new one', async () => {
    await toConfirm()
    const raised = stage.offering.priceFen + 1_000
    await db.offering.update({ where: { id: stage.offering.id }, data: { priceFen: raised } })
    const before = await db.order.count()
    await order()
    await refusedWith('quotes.changed')
    expect(await db.order.count()).toBe(before)
    await order()
    await page.waitForURL(/\/sandbox\/pay\//)
    await press('success')
    await page.waitForURL(/\/orders\//)
    expect(await db.order.count({ where: { priceFen: raised, state: 'requested' } })).toBe(1)
    await db.offering.update({
      where: { id: stage.offering.id },
      data: { priceFen: stage.offering.priceFen },
    })
  })

  test('a voucher that ended meanwhile: what the family pays is said anew, and nothing was ordered', async () => {
    await db.provider.update({ where: { id: stage.provider.id }, data: { ltci: true, voucher: true } })
    const { voucher } = await holdAll(db, stage.father.id)
    await toConfirm()
    await db.entitlement.update({ where: { id: voucher }, data: { state: 'withdrawn' } })
    const before = await db.order.count()
    await order()
    await refusedWith('quotes.changed')
    expect(await db.order.count()).toBe(before)
    await order()
    await page.waitForURL(/\/sandbox\/pay\//)
  })
})

const order = () => page.locator('form:has([name=quote]) [type=submit]').last().click()

async function refusedWith(code: keyof typeof problems): Promise<void> {
  const [start = ''] = problems[code].split('{{')
  await page.getByText(start).first().waitFor()
  expectedComplaints()
}

/** The steps of an order up to its bill. */
async function toConfirm(): Promise<void> {
  const next = () => page.locator('main form button[type=submit]').last().click()
  await page.goto(`/order/new?offering=${stage.offering.id}`)
  await page.locator('main form button').click()
  await page.waitForURL(/\/who$/)
  await next()
  await page.waitForURL(/\/when/)
  await page.locator('label:has([name=day])').nth(9).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await next()
  await page.waitForURL(/\/confirm/)
}

/** What the next look at the payment provider's own list brings. */
async function hearNews(): Promise<void> {
  await fetchMissed(ctx)
  while ((await applyReports(ctx, takeNews)) > 0);
}
