import { useMemo } from 'react'
import { useI18n } from '../i18n/speak.ts'
import type { SummaryItem } from '../ui/error-summary.tsx'
import { type Issue, isFormReply } from './form-reply.ts'
import { useLosable } from './lost-problem.tsx'
import { useProblemText } from './problem-notice.tsx'
import { useKept } from './use-kept.ts'

type Initial = Record<string, string | number | readonly string[] | null | undefined>

/**
 * A form and its last answer: `const form = useFormReply(useActionData(), { name: father.name })`, then
 * `<FormSummary form={form} />` on top and `<TextField label={…} {...form.field('name')} />` for each field.
 */
export function useFormReply(answer: unknown, initial: Initial = {}) {
  const { t } = useI18n()
  const problemText = useProblemText()
  const kept = useKept(answer)
  const reply = isFormReply(kept) ? kept : null
  useLosable(reply?.problem ?? null)

  const errors = useMemo(() => {
    const texts: Record<string, string> = {}
    const say = (issue: Issue) =>
      t([`ui:issues.${issue.key}`, `problems:${issue.key}`, 'ui:issues.invalid'] as never, {
        limit: issue.limit,
      }) as string
    for (const [name, issue] of Object.entries(reply?.issues ?? {})) texts[name] = say(issue)
    if (reply?.problem?.field) texts[reply.problem.field] = problemText(reply.problem)
    return texts
  }, [reply, t, problemText])

  const items = useMemo<SummaryItem[]>(() => {
    const found = Object.entries(errors).map(([field, text]) => (field ? { field, text } : { text }))
    return reply?.problem && !reply.problem.field ? [{ text: problemText(reply.problem) }, ...found] : found
  }, [errors, reply, problemText])

  const value = (name: string) => (reply ? (reply.values[name] ?? '') : (initial[name] ?? ''))
  const values = (name: string) => [value(name)].flat().map(String).filter(Boolean)

  return {
    problem: reply?.problem ?? null,
    /** For ErrorSummary: every field's sentence and the refusal itself. */
    items,
    /** name, error and defaultValue of a text, select, date or radio field. */
    field: (name: string) => ({ name, error: errors[name], defaultValue: values(name)[0] ?? '' }),
    /** name, error and defaultValue (a list) of CheckboxCards. */
    list: (name: string) => ({ name, error: errors[name], defaultValue: values(name) }),
    /** name, error and defaultChecked of a Checkbox. */
    tick: (name: string) => ({ name, error: errors[name], defaultChecked: values(name)[0] === 'on' }),
  }
}

export type FormState = ReturnType<typeof useFormReply>
