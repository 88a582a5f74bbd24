import { isFormReply } from '../../rpc/form-reply.ts'
import { useFormReply } from '../../rpc/use-form-reply.ts'

/**
 * A page with several forms has one answer: this gives it to the form it belongs to, by its `intent`
 * (and by further hidden fields in `which`, where the same form stands there more than once).
 */
export function useIntentForm(
  answer: unknown,
  intent: string,
  initial: Parameters<typeof useFormReply>[1] = {},
  which: Record<string, string> = {},
) {
  const mine =
    isFormReply(answer) &&
    answer.values.intent === intent &&
    Object.entries(which).every(([name, value]) => answer.values[name] === value)
  const form = useFormReply(mine ? answer : undefined, initial)
  return { ...form, answered: mine }
}
