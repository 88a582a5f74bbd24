/** The most texts a connection keeps prepared; what comes after is sent in full each time. */
const MOST = 400

/**
 * Names statements by their text, so that each connection has the database parse and plan a text once. A text is named
 * when it comes the second time: searches and lists of many lengths come once and would only fill the memory.
 */
export function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  let once = new Set<string>()
  // What the driver does without a name; the adapter's type knows no absence.
  const unnamed = ''
  return ({ sql }) => {
    const known = names.get(sql)
    if (known) return known
    if (names.size >= MOST) return unnamed
    if (!once.has(sql)) {
      if (once.size >= MOST) once = new Set()
      once.add(sql)
      return unnamed
    }
    once.delete(sql)
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}
