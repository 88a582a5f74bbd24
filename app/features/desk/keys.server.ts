import { randomUUID } from 'node:crypto'

/** A fresh key for the next step with each of these: pressed twice, it happens once. */
export function keysFor(rows: readonly { id: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id }) => [id, randomUUID()]))
}
