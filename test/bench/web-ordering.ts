import type { Page } from 'playwright-core'
import { enterByPhone } from '../e2e/steps.ts'

/**
 * A new family on a provider's page orders a visit, from the press on an offering to the page that is paid from: three steps,
 * and signing in between. Leaves the page there.
 */
export async function orderAsNewFamily(page: Page, provider: string): Promise<void> {
  const onwards = async () => {
    await page.locator('main form[method=post] button[type=submit]').last().click()
  }
  await page.goto(provider)
  await page.locator('main form[action^="/order/new"] button').first().click()
  await page.waitForURL(/\/who$/)
  await page.locator('[name=kind]').first().check({ force: true })
  await page.fill('[name=calledBy]', '爸爸')
  await page.fill('[name=name]', '林建国')
  await page.locator('[name=regionCode]').selectOption({ index: 1 })
  await page.fill('[name=addressLine]', '示例路 18 弄 6 号 302 室')
  await onwards()
  await page.waitForURL(/\/when$/)
  await page.locator('[name=day]:not([disabled])').last().check({ force: true })
  await page.locator('[name=startsAt]:not([disabled]):visible').first().check({ force: true })
  await onwards()
  await page.waitForURL(/\/confirm$/)
  await page.locator('main a[href^="/sign-in"]').last().click()
  await enterByPhone(page, '13800000001')
  await page.waitForURL(/\/confirm$/)
  await page.waitForLoadState('networkidle')
}
