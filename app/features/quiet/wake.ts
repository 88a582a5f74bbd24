/** Set on the document once the page's own scripts have taken over, and said as an event. */
export const AWAKE = 'awake'

/** Told by the page itself, once React listens to it. */
export function sayAwake(): void {
  document.documentElement.dataset[AWAKE] = ''
  dispatchEvent(new Event(AWAKE))
}

/**
 * Runs in the page as it stands, so it uses nothing from outside itself. Waits until somebody does something a page without
 * scripts could not do well (within `data-wakes`), then fetches the same page with its scripts and runs those. What was done
 * meanwhile is done again once they listen. Should the fetch fail, the page stays what it is: links and forms that work.
 */
export function listen(header: string, awake: string): void {
  const nonce = (document.currentScript as HTMLScriptElement).nonce
  const meanwhile = new Map<Element, string>()
  let asked = false

  const run = (script: HTMLScriptElement) => {
    const copy = document.createElement('script')
    copy.nonce = nonce
    if (script.type) copy.type = script.type
    if (script.src) copy.src = script.src
    copy.text = script.text
    document.body.append(copy)
    copy.remove()
  }
  const wake = () => {
    if (asked) return
    asked = true
    fetch(location.href, { headers: { [header]: '1' }, cache: 'no-store' })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => {
        const page = new DOMParser().parseFromString(html, 'text/html')
        for (const script of page.scripts)
          if (script.type === 'module' || script.text.startsWith('window.__remixContext')) run(script)
      })
      .catch(() => {
        asked = false
      })
  }
  const heard = ({ type, target }: Event) => {
    const place = target instanceof Element && target.closest('[data-wakes]')
    if (!place) return
    const button = target.closest('button')
    if (type === 'click' && button?.type === 'button') meanwhile.set(button, type)
    if (type === 'change' || type === 'input') meanwhile.set(target, type)
    wake()
  }
  const kinds = ['focusin', 'click', 'input', 'change']
  for (const kind of kinds) addEventListener(kind, heard)
  addEventListener(awake, () => {
    for (const kind of kinds) removeEventListener(kind, heard)
    for (const [target, kind] of meanwhile)
      if (kind === 'click') (target as HTMLElement).click()
      else target.dispatchEvent(new Event(kind, { bubbles: true }))
  })
  // Something kept in this tab belongs on the page.
  for (const place of document.querySelectorAll<HTMLElement>('[data-wakes-with]'))
    if (sessionStorage.getItem(place.dataset.wakesWith ?? '')) wake()
}
