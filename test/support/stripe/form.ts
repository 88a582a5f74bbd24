export type Form = { [key: string]: string | Form }

/** `a[b][0]=c` is how Stripe's clients write nested questions. */
export function formOf(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter(Boolean)
    const last = path.pop() ?? ''
    let place = form
    for (const key of path) {
      place[key] ??= {}
      place = place[key] as Form
    }
    place[last] = value
  }
  return form
}

/** The part of a form under these keys; empty where there is none. */
export const at = (form: Form, ...path: string[]): string | Form =>
  path.reduce<string | Form>((place, key) => (place as Form)[key] ?? {}, form)

export const words = (form: Form, key: string): Record<string, string> =>
  (form[key] ?? {}) as Record<string, string>
