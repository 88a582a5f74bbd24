import type { Problem } from '../../server/kernel/problem.contract.ts'

export type { Problem }

/**
 * The refusal inside an error, or null where there is none and the error is a defect. Read by shape, never by
 * `instanceof`: Vite and Node load separate copies of every class. In process it is `error.cause.problem`,
 * over HTTP `error.data.problem`.
 */
export function problemFrom(error: unknown): Problem | null {
  const found = child(child(error, 'cause'), 'problem') ?? child(child(error, 'data'), 'problem')
  return isProblem(found) ? found : null
}

/** Whether a value from outside is a problem. */
function isProblem(value: unknown): value is Problem {
  return typeof child(value, 'code') === 'string' && typeof child(value, 'status') === 'number'
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
