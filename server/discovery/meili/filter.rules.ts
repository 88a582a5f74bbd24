/** Filters as the engine reads them. Whatever people typed is quoted: it stays a value. */
export const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`
export const is = (field: string, value: string) => `${field} = ${quoted(value)}`
export const isOneOf = (field: string, values: readonly string[]) =>
  values.length === 1 ? is(field, values[0] ?? '') : `${field} IN [${values.map(quoted).join(', ')}]`

/** Matches nothing: every document has an id. */
export const NOBODY = 'id NOT EXISTS'

export const anyOf = (filters: readonly string[]): string =>
  filters.length === 0 ? NOBODY : filters.length === 1 ? (filters[0] ?? '') : `(${filters.join(' OR ')})`
export const allOf = (filters: readonly string[]): string =>
  filters.length === 1 ? (filters[0] ?? '') : `(${filters.join(' AND ')})`
