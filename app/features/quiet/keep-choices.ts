import { AWAKE } from './wake.ts'

/**
 * Keeps what somebody ticks before the page comes alive: while React takes over it sets each group of radios back to what the
 * server sent, and whoever was quick would order another hour than they chose. Called before it does; what it took back
 * is ticked again once it listens.
 */
export function keepChoices(): void {
  const meanwhile = new Map<HTMLInputElement, boolean>()
  const note = (one: EventTarget | null) => {
    if (!(one instanceof HTMLInputElement)) return
    if (one.type === 'checkbox' || (one.type === 'radio' && one.checked)) meanwhile.set(one, one.checked)
  }
  const heard = ({ target }: Event) => note(target)
  for (const one of document.querySelectorAll('input')) if (one.checked !== one.defaultChecked) note(one)
  addEventListener('change', heard, true)
  addEventListener(
    AWAKE,
    () => {
      removeEventListener('change', heard, true)
      for (const [one, checked] of meanwhile) if (one.isConnected && one.checked !== checked) one.click()
    },
    { once: true },
  )
}
