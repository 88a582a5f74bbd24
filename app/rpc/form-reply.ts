import type { Problem } from './problem-from.ts'

/** What is wrong with one field: a key of `ui:issues`, or of `problems`, with the figure the sentence needs. */
export type Issue = { key: string; limit?: number }

/** What an action answers when a form could not go through. Everything needed to show the form again, filled in. */
export type FormReply = {
  problem: Problem | null
  issues: Record<string, Issue>
  values: Record<string, string | string[]>
}

/** Narrows what `useActionData` gives: an action may also answer something of its own. */
export function isFormReply(value: unknown): value is FormReply {
  return (
    typeof value === 'object' &&
    value !== null &&
    'issues' in value &&
    'values' in value &&
    'problem' in value
  )
}
