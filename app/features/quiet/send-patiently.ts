/**
 * Runs in the page as it stands, so it uses nothing from outside itself. A form is let go once there is a line to go by: without
 * one the browser would put its own error page in the place of what was typed. Meanwhile `[data-line]` is shown, and the line is
 * tried again at each `nextChance`.
 */
export function sendPatiently(nextChance: () => Promise<void>): void {
  let letGo: HTMLFormElement | null = null

  const show = (waiting: boolean) => {
    const place = document.querySelector<HTMLElement>('[data-line]')
    if (place) place.hidden = !waiting
  }
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    form.setAttribute('aria-busy', 'true')
    for (;;) {
      try {
        await fetch('/healthz', { method: 'HEAD', cache: 'no-store' })
        break
      } catch {
        show(true)
        await nextChance()
      }
    }
    show(false)
    form.removeAttribute('aria-busy')
    letGo = form
    form.requestSubmit(submitter)
  }
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    // The page's own scripts, once they are there, have their own patience.
    if (event.defaultPrevented || form.method !== 'post' || !form.requestSubmit) return
    if (letGo === form) {
      letGo = null
      return
    }
    event.preventDefault()
    if (!form.hasAttribute('aria-busy')) void send(form, event.submitter)
  })
}
