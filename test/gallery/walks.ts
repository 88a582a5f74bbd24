import type { Page } from 'playwright-core'

/** Presses the last button of the page's form as it is. */
export async function submit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main form button[type=submit]:visible').last().click()
  await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
}

/** So many steps into an order: for whom, when, confirm, pay. */
export async function steps(page: Page, offering: string, count: number): Promise<void> {
  const next = () => page.locator('main form button[type=submit]').last().click()
  await page.goto(`/order/new?offering=${offering}`)
  await page.locator('main form button').click()
  await page.waitForURL(/\/who$/)
  if (count === 0) return
  await next()
  await page.waitForURL(/\/(when|places)/)
  if (count === 1) return
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await next()
  await page.waitForURL(/\/confirm/)
  if (count === 2) return
  await next()
  await page.waitForURL(/\/sandbox\/pay\//)
}
