import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { tabTo } from './steps.ts'

/** How somebody uses a page: what they press, type and choose reaches it in one way or another. */
export type Hand = {
  press(what: Locator): Promise<void>
  type(what: Locator, words: string): Promise<void>
  /** A radio or a checkbox. */
  pick(what: Locator): Promise<void>
}

/** A mouse or a finger. */
export const pointer: Hand = {
  press: (what) => what.click(),
  type: (what, words) => what.fill(words),
  pick: (what) => what.check({ force: true }),
}

const MOST_STEPS = 60

/** Tab, Enter, Space and the arrows, and nothing else. */
export function keyboardOf(page: Page): Hand {
  const { keyboard } = page
  return {
    async press(what) {
      await tabTo(page, what)
      await keyboard.press('Enter')
    },
    async type(what, words) {
      await tabTo(page, what)
      await keyboard.insertText(words)
    },
    async pick(what) {
      await what.waitFor({ state: 'attached' })
      const [kind, name] = await what.evaluate((one: HTMLInputElement) => [one.type, one.name])
      if (kind !== 'radio') {
        await tabTo(page, what)
        return keyboard.press('Space')
      }
      // A group of radios is one stop: on the chosen one, or on the first while none is.
      const group = page.locator(`[name="${name}"]:not([disabled]):visible`)
      const chosen = page.locator(`[name="${name}"]:checked`)
      await tabTo(page, (await chosen.count()) > 0 ? chosen : group.first())
      if ((await chosen.count()) === 0) await keyboard.press('Space')
      for (let step = 0; step < MOST_STEPS; step++) {
        if (await what.isChecked()) return
        await keyboard.press('ArrowDown')
      }
      throw new Error(`The arrows never reached ${what}`)
    },
  }
}

/** Nothing of the page lies beside the window, so nobody scrolls in two directions to read a line. */
export async function expectFits(page: Page): Promise<void> {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide, page.url()).toBeLessThanOrEqual(window ?? 0)
}
