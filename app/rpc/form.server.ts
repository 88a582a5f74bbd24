import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { $ZodIssue } from 'zod/v4/core'
import type { FormReply, Issue } from './form-reply.ts'
import { problemFrom } from './problem-from.ts'

/**
 * Reads a form by the schema of its procedure: texts become numbers, dates and booleans, an empty input is undefined,
 * `address.line` nests, a repeated name is a list. Gives `{ ok: true, value }`, or `{ ok: false, reply }` to return
 * from the action as it is (status 422, with every issue and what was typed).
 */
export function readForm<Schema extends z.ZodType>(form: FormData, schema: Schema) {
  const submission = parseWithZod(form, { schema, formatError: (issues: $ZodIssue[]) => issues })
  if (submission.status === 'success')
    return { ok: true as const, value: submission.value as z.output<Schema> }
  const issues: FormReply['issues'] = {}
  for (const [name, found] of Object.entries(submission.error ?? {})) {
    if (found?.[0]) issues[name] = toIssue(found[0], form.get(name))
  }
  return { ok: false as const, reply: answer({ problem: null, issues, values: valuesOf(form) }, 422) }
}

/**
 * The answer of an action whose procedure refused: the problem, what was typed, and the problem's own HTTP status.
 * An error that is no refusal is thrown on, to the nearest ErrorBoundary.
 */
export function actionProblem(error: unknown, form: FormData) {
  const problem = problemFrom(error)
  if (!problem) throw error
  return answer({ problem, issues: {}, values: valuesOf(form) }, problem.status)
}

function answer(reply: FormReply, status: number) {
  return data(reply, { status })
}

function toIssue(issue: $ZodIssue, typed: FormDataEntryValue | null): Issue {
  const empty = typed === null || typed === ''
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'boolean') return { key: 'agree' }
      if (empty) return { key: 'required' }
      return { key: issue.expected === 'date' ? 'date' : 'invalid' }
    case 'invalid_value':
    case 'invalid_union':
      if (issue.code === 'invalid_value' && issue.values[0] === true) return { key: 'agree' }
      return { key: empty ? 'choose' : 'invalid' }
    case 'too_small':
      if (empty && issue.origin === 'string') return { key: 'required' }
      return { key: sizeKey(issue.origin, 'tooShort', 'tooFew', 'tooSmall'), limit: Number(issue.minimum) }
    case 'too_big':
      return { key: sizeKey(issue.origin, 'tooLong', 'tooMany', 'tooBig'), limit: Number(issue.maximum) }
    case 'invalid_format':
      if (empty) return { key: 'required' }
      return { key: issue.format === 'email' ? 'email' : issue.format === 'date' ? 'date' : 'pattern' }
    case 'custom':
      return {
        key: /^[a-z_]+\.[a-z_]+$/.test(issue.message) ? issue.message : empty ? 'required' : 'invalid',
      }
    default:
      return { key: empty ? 'required' : 'invalid' }
  }
}

function sizeKey(origin: string, text: string, list: string, figure: string): string {
  if (origin === 'string') return text
  return origin === 'array' || origin === 'set' ? list : figure
}

/** What was typed, for showing the form again; never a password or a code, and of a file its name alone. */
function valuesOf(form: FormData): FormReply['values'] {
  const values: FormReply['values'] = {}
  for (const name of new Set(form.keys())) {
    if (/password|secret|token|^code$/i.test(name)) continue
    const typed = form.getAll(name).map((value) => (typeof value === 'string' ? value : value.name))
    values[name] = typed.length > 1 ? typed : (typed[0] ?? '')
  }
  return values
}
