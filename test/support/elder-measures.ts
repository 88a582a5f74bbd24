import type { Page } from 'playwright-core'

/**
 * What on the page breaks the figures for elders: letters of at least 18 px on a root of 22, a main heading of 30, lines 1.3
 * high, what is pressed at least 60 px in both directions, and 44 where it is a link among others or within a sentence.
 */
export const measuresFor = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const px = (length: string) => Number.parseFloat(length)
    const named = (one: Element) =>
      `<${one.tagName.toLowerCase()}> ${(one.textContent || one.getAttribute('aria-label') || one.getAttribute('name') || '').trim().slice(0, 30)}`
    const root = px(getComputedStyle(document.documentElement).fontSize)
    if (root < 22) faults.push(`the root is ${root} px`)

    const isSeen = (one: Element) => {
      const { width, height, bottom } = one.getBoundingClientRect()
      return one.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && bottom > 0
    }
    // What only a screen reader reads is cut to nothing.
    const isRead = (one: Element) => !one.closest('.sr-only') && isSeen(one)

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const told = new Set<Element>()
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement
      if (!parent || told.has(parent) || !node.textContent?.trim() || !isRead(parent)) continue
      // The sign of somebody whose name stands beside it.
      if (parent.closest('[aria-hidden=true]') && node.textContent.trim().length === 1) continue
      if (parent.closest('script, style, noscript, svg')) continue
      told.add(parent)
      const { fontSize, lineHeight } = getComputedStyle(parent)
      if (px(fontSize) < 18) faults.push(`${fontSize}: ${named(parent)}`)
      const high = px(lineHeight) / px(fontSize)
      const lines = parent.getClientRects().length > 1 || parent.clientHeight > px(lineHeight) * 1.5
      if (lines && high < 1.3) faults.push(`lines ${high.toFixed(2)} high: ${named(parent)}`)
    }
    const heading = [...document.querySelectorAll('h1')].filter(isRead)
    if (heading.length !== 1) faults.push(`${heading.length} main headings`)
    for (const one of heading)
      if (px(getComputedStyle(one).fontSize) < 30)
        faults.push(`main heading of ${getComputedStyle(one).fontSize}`)

    // A card's one link is pressed anywhere on the card.
    const spread = (one: HTMLElement): Element =>
      getComputedStyle(one).position === 'static' && getComputedStyle(one, '::after').position === 'absolute'
        ? (one.offsetParent ?? one)
        : one
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
    for (const one of document.querySelectorAll<HTMLElement>(pressed)) {
      // A choice is pressed anywhere on its card, or on its words.
      const label = one.matches('[type=radio], [type=checkbox]')
        ? (one as HTMLInputElement).labels?.[0]
        : null
      const target = label ?? spread(one)
      if (!isSeen(target) || target.closest('.sr-only')) continue
      const { width, height } = target.getBoundingClientRect()
      // What looks like a button is one; a link among others, or within a sentence, may be lower.
      const isLink = one.matches('a[href]:not([class*="min-h-target"])')
      const least = isLink ? 44 : 60
      // Rounded to what a screen can show.
      if (Math.round(height) < least || (!isLink && Math.round(width) < least))
        faults.push(`${Math.round(width)} x ${Math.round(height)}: ${named(target)}`)
    }
    return [...new Set(faults)]
  })
