import superjson from 'superjson'

/**
 * superjson, without its long way through what is plain JSON already: most answers are, and the way through them took
 * longer than making them. What is read back is the same.
 */
export const transformer = {
  serialize: (value: unknown) => (isPlain(value) ? { json: value } : superjson.serialize(value)),
  deserialize: superjson.deserialize,
}

/** Whether JSON carries it as it is: no dates, no undefined, no numbers that JSON has no letters for. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isPlain(value[at])) return false
    return true
  }
  const kind = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== null) return false
  for (const key in value) {
    // superjson refuses these names; it is left to say so.
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return false
    if (!isPlain((value as Record<string, unknown>)[key])) return false
  }
  return true
}
