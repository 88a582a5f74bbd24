import { type ReactNode, useCallback } from 'react'
import { useI18n } from '../i18n/speak.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Problem } from './problem-from.ts'
import type { FormState } from './use-form-reply.ts'

/** Turns a problem into its sentence in the page's language. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useI18n()
  return useCallback(
    (problem) =>
      t([`problems:${problem.code}`, 'problems:general.unexpected'] as never, problem.params) as string,
    [t],
  )
}

/** A refusal outside a form: what happened and what to do now. `actions` are the ways out. */
export function ProblemNotice({
  problem,
  actions,
}: {
  problem: Problem | null | undefined
  actions?: ReactNode
}) {
  const text = useProblemText()
  if (!problem) return null
  return (
    <Notice tone="bad" live actions={actions}>
      {text(problem)}
    </Notice>
  )
}

/** The head of a form that came back. */
export function FormSummary({ form }: { form: FormState }) {
  return <ErrorSummary items={form.items} />
}
