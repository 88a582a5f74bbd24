import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import account from '../../app/i18n/zh-CN/account.ts'
import provider from '../../app/i18n/zh-CN/provider.ts'

const root = resolve(import.meta.dirname, '../..')

/** The Shanghai registry where it is at hand, else a small file of the same shape with made-up names. */
export const shanghaiFile = [
  resolve(root, '../shared/data/cn_shanghai_eldercare_2024.csv'),
  resolve(root, 'test/registry/fixtures/cn_shanghai_eldercare_2024.csv'),
].find(existsSync) as string

/** Brings a registry in as its keeper would: by the command. */
export async function importFile(
  databaseUrl: string,
  file: string,
  profile: string,
): Promise<{ rows: number }> {
  const program = ['scripts/run.mjs', 'server/registry/import.cli.ts', file, '--profile', profile, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
    maxBuffer: 32 * 1024 * 1024,
  })
  return JSON.parse(stdout.slice(stdout.indexOf('{')))
}

/** Signs in by phone; the code stands on the page because the sandbox sends it nowhere else. */
export async function signIn(page: Page, phone: string, next = '/account'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await enterByPhone(page, phone)
  await page.waitForURL((url) => url.pathname === next)
}

export async function enterByPhone(page: Page, phone: string): Promise<void> {
  await page.fill('[name=phone]', phone)
  await page.getByRole('button', { name: account.signIn.send }).click()
  const note = await page.getByText(account.signIn.sandboxTitle).locator('..').textContent()
  await page.fill('[name=code]', note?.match(/\d{6}/)?.[0] ?? '')
  await page.getByRole('button', { name: account.signIn.verify }).click()
}

/** 统一社会信用代码 with a right check character: it belongs to nobody. */
export const creditCode = '91310115MA1K3EXA0E'

/** One offering a family can order: 上门助浴, 168 yuan, an hour and a half, two hours' notice. */
export async function addOffering(page: Page, desk: string): Promise<void> {
  await page.goto(`${desk}/setup/offerings/new`)
  await page.selectOption('[name=category]', 'bathing')
  await page.fill('[name=title]', '上门助浴')
  await page.check('[name=mode][value=at_home]', { force: true })
  await page.fill('[name=price]', '168.00')
  await page.selectOption('[name=unit]', 'visit')
  await page.fill('[name=minutes]', '90')
  await page.check('[name=refundPolicy][value=flexible]', { force: true })
  await page.getByRole('button', { name: provider.offering.save }).click()
  await page.waitForURL(/\/setup(\?|#|$)/)
}

/** 王秀兰, every day from eight to six, with a health certificate. */
export async function addCaregiver(page: Page, desk: string, name: string): Promise<void> {
  await page.goto(`${desk}/setup/caregivers/new`)
  await page.fill('[name=name]', name)
  await page.check('[name=gender][value=female]', { force: true })
  await page.check('[name=skills][value=bathing]', { force: true })
  for (let weekday = 1; weekday <= 7; weekday++) {
    await page.selectOption(`[name=hours-${weekday}-0-from]`, '08:00')
    await page.selectOption(`[name=hours-${weekday}-0-to]`, '18:00')
  }
  await page.fill('[name=certificateNumber]', '沪健0001')
  await page.fill('[name=certificateUntil]', '2028-01-01')
  await page.getByRole('button', { name: provider.caregiver.save }).click()
  await page.waitForURL(/\/setup(\?|#|$)/)
}

/** The order's first step for somebody described for the first time. */
export async function describeFather(page: Page): Promise<void> {
  await page.check('[name=kind][value=elder]', { force: true })
  await page.fill('[name=calledBy]', '爸爸')
  await page.fill('[name=name]', '林建国')
  await page.selectOption('[name=province]', { label: '上海市' })
  const district = page.locator('[name=regionCode] option', { hasText: '浦东新区' })
  await district.waitFor({ state: 'attached' })
  await page.selectOption('[name=regionCode]', { label: '浦东新区' })
  await page.fill('[name=addressLine]', '示例路 18 弄 6 号 302 室')
  await page.fill('[name=phone]', '13800000008')
}

/** Marks the loaded document: a page that was reloaded has lost the mark. */
export const mark = (page: Page) =>
  page.evaluate(() => document.documentElement.setAttribute('data-mark', 'kept'))
export const isMarked = (page: Page) =>
  page.evaluate(() => document.documentElement.getAttribute('data-mark') === 'kept')

const MOST_STOPS = 80

/** Presses Tab until `what` has the focus, and sees to it that a person can see where that is. */
export async function tabTo(page: Page, what: Locator): Promise<void> {
  await what.waitFor({ state: 'attached' })
  for (let stop = 0; stop <= MOST_STOPS; stop++) {
    if (await what.evaluate((one) => one === document.activeElement)) return expectVisibleFocus(page)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${what}`)
}

/** A person with nothing but keys: goes to something with Tab and presses, types or chooses there. */
export function byKeys(page: Page) {
  const { keyboard } = page
  const field = (name: string) => page.locator(`[name=${name}]:visible`).first()
  return {
    press: async (what: Locator, key = 'Enter') => {
      await tabTo(page, what)
      await keyboard.press(key)
    },
    type: async (name: string, words: string) => {
      await tabTo(page, field(name))
      await keyboard.insertText(words)
    },
    /** Goes down a select with the arrow until it says `label`. */
    choose: async (name: string, label: string) => {
      await tabTo(page, field(name))
      for (let step = 0; step < 40; step++) {
        if ((await field(name).locator('option:checked').textContent()) === label) return
        await keyboard.press('ArrowDown')
      }
      throw new Error(`The arrows never reached ${label}`)
    },
    /** Goes to the cards of a group and with the arrows to the one of `value`. */
    pick: async (name: string, value: string) => {
      const cards = page.locator(`[name=${name}]:not([disabled])`)
      const chosen = page.locator(`[name=${name}]:checked`)
      await tabTo(page, (await chosen.count()) > 0 ? chosen : cards.first())
      if ((await chosen.count()) === 0) await keyboard.press('Space')
      for (let step = await cards.count(); step > 0; step--) {
        if ((await chosen.inputValue()) === value) return
        await keyboard.press('ArrowDown')
      }
      throw new Error(`The arrows never reached ${value}`)
    },
  }
}

/** The name of the field that has the focus, or the role of what has it where it is none. */
export const focusOf = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document
    return one?.getAttribute('name') ?? one?.getAttribute('role') ?? one?.tagName.toLowerCase() ?? null
  })

/** An outline on what has the focus, or around the card that holds a hidden radio. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const ringed = (one: Element | null | undefined) =>
      !!one && getComputedStyle(one).outlineStyle !== 'none' && getComputedStyle(one).outlineWidth !== '0px'
    const focused = document.activeElement
    return ringed(focused) || ringed(focused?.closest('label')) || ringed(focused?.parentElement)
  })
  expect(seen).toBe(true)
}
