import superjson from 'superjson'

/**
 * superjson, without its long way through what JSON carries by itself or with a note beside it: most answers are plain but for
 * their instants, and the way through them took longer than making them. What is read back is the same, except that what was
 * undefined is not there.
 */
export const transformer = {
  serialize: (value: unknown) => {
    const dates: Dates = {}
    if (!isSimple(value, '', dates)) return superjson.serialize(value)
    for (const _ in dates) return { json: value, meta: { values: dates, v: 1 } }
    return { json: value }
  },
  deserialize: superjson.deserialize,
}

/** Where the instants are, as superjson notes it; JSON writes them as it does. */
type Dates = Record<string, ['Date']>

/** Whether JSON carries it as it is, instants noted: no numbers that JSON has no letters for, no maps, no undefined in lists. */
function isSimple(value: unknown, path: string, dates: Dates): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object') return false
  if (value instanceof Date) {
    // superjson has words of its own for an instant alone and for one that is none.
    if (path === '' || Number.isNaN(value.getTime())) return false
    dates[path] = ['Date']
    return true
  }
  const inside = path === '' ? '' : `${path}.`
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isSimple(value[at], inside + at, dates)) return false
    return true
  }
  const kind = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== null) return false
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key]
    if (member === undefined) continue
    // superjson refuses the first three names, and writes those with the other letters in its own way.
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return false
    if (key === '' || key.includes('.') || key.includes('\\')) return false
    if (!isSimple(member, inside + key, dates)) return false
  }
  return true
}
