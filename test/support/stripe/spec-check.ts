type Asked = {
  method: string
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}
export type Checker = { check(asked: Asked, text: string): Promise<string | null> }

/**
 * Parameters younger than the specification the official program carries, and what they were called before. It refuses
 * whatever it does not know, so they are put to it under their old name.
 */
const RENAMED = { allowed_payment_method_types: 'payment_method_types' } as const

/**
 * Puts requests to the official stripe-mock, which knows every parameter of Stripe's API and remembers nothing: what it
 * objects to, or null. Requests of a shape that was accepted before are not asked about again. Without an address
 * nothing is objected to.
 */
export function checkedBy(address: string | undefined): Checker {
  if (!address) return { check: async () => null }
  const accepted = new Set<string>()
  return {
    async check({ method, path, headers }, text) {
      const shape = shapeOf(method, path, text)
      if (accepted.has(shape)) return null
      const answer = await fetch(new URL(path, address), {
        method,
        headers: {
          authorization: String(headers.authorization),
          'content-type': 'application/x-www-form-urlencoded',
        },
        ...(method === 'POST' && { body: inOldWords(text) }),
      })
      if (answer.status < 400) {
        accepted.add(shape)
        return null
      }
      return `stripe-mock refuses ${method} ${path}: ${await answer.text()}`
    },
  }
}

/** The method, the path without names, and which parameters there are. */
function shapeOf(method: string, path: string, text: string): string {
  const { pathname, searchParams } = new URL(path, 'http://stripe.test')
  const names = [...searchParams.keys(), ...new URLSearchParams(text).keys()]
  return [method, pathname.replace(/\/[a-z]+_[^/]+/g, '/:id'), ...names].join(' ')
}

const inOldWords = (text: string) =>
  Object.entries(RENAMED).reduce((words, [now, before]) => words.replaceAll(`${now}[`, `${before}[`), text)
