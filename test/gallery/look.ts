import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { unroll } from '../support/browser.ts'

const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Half of 1280 px: what zooming to 200 % leaves of a desk's screen. */
const ZOOMED = { width: 640, height: 450 }
const NARROW = { width: 320, height: 800 }

/** What is wrong with the page as it stands, in words; nothing when it is as it should be. */
export async function faultsOf(page: Page, mode: 'standard' | 'elder'): Promise<string[]> {
  const size = page.viewportSize()
  await unroll(page, size?.width ?? NARROW.width)
  const found = [...(await untranslated(page)), ...(await violations(page, mode))]
  await page.setViewportSize(NARROW)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (over > 0) found.push(`${over} px too wide at 320 px`)
  await page.setViewportSize(ZOOMED)
  found.push(...(await cutTexts(page)))
  if (size) await page.setViewportSize(size)
  return found
}

/** Keys and gaps that a reader would see instead of words. */
async function untranslated(page: Page): Promise<string[]> {
  const text = await page.locator('main').first().textContent()
  const keys = (text ?? '').match(/\b[a-z][a-zA-Z]*:[a-z][a-zA-Z]*\.[a-zA-Z.]+\b|\{\{[^}]*\}\}/g) ?? []
  return [...new Set(keys)].map((key) => `not translated: ${key}`)
}

/** WCAG 2.0 to 2.2, A and AA; for elders the contrast of AAA. */
async function violations(page: Page, mode: 'standard' | 'elder'): Promise<string[]> {
  const enhanced = mode === 'elder'
  const { violations: all } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values: AA },
      rules: { 'color-contrast-enhanced': { enabled: enhanced } },
    })
    .analyze()
  return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`)
}

/** Words that end in the middle because their box is too small; what shows its end with dots on purpose is not one. */
const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut: string[] = []
    for (const one of document.querySelectorAll<HTMLElement>('main *')) {
      const { overflowX, overflowY, textOverflow, position } = getComputedStyle(one)
      const hides = overflowX === 'hidden' || overflowY === 'hidden'
      const isWords = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!hides || !isWords || textOverflow === 'ellipsis' || position === 'absolute') continue
      if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        cut.push(`cut at 200 %: ${one.textContent?.trim().slice(0, 40)}`)
    }
    return cut
  })
