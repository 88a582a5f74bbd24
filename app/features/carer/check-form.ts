import { plausible, type VitalKind } from '../../../server/care/care.contract.ts'
import type { WaitingIntent } from '../../offline/waiting.ts'
import type { FormReply } from '../../rpc/form-reply.ts'

/**
 * What a phone can say by itself to a form of a visit before it waits for a line: the server looks at all of it again. Null
 * where nothing is wrong. A figure no living person has would come back hours later, when nobody can measure again.
 */
export function checkForm(intent: WaitingIntent, form: FormData): FormReply | null {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const issues: FormReply['issues'] = {}
  const need = (name: string, least = 1) => {
    if (said(name).length < least) issues[name] = { key: 'required' }
  }
  if (intent === 'care_note') need('text')
  if (intent === 'check_in_code') need('code')
  if (intent === 'leave') {
    need('why')
    need('note', 2)
  }
  if (intent === 'turn_back') need('tried')
  if (intent === 'check_in_place') {
    need('reason', 2)
    need('lat')
  }
  if (intent === 'care_measure') Object.assign(issues, wrongFigures(said))
  if (Object.keys(issues).length === 0) return null
  return { problem: null, issues, values: valuesOf(form) }
}

function wrongFigures(said: (name: string) => string): FormReply['issues'] {
  const limits = plausible[said('vital') as VitalKind]
  if (!limits) return {}
  const [value, lower] = [tenths(said('value')), tenths(said('lower'))]
  const wrong = { key: 'care.implausible' }
  if (value === null || value < limits.from || value > limits.to) return { value: wrong }
  if (!limits.lower) return {}
  const fits = lower !== null && lower >= limits.lower.from && lower <= limits.lower.to && lower < value
  return fits ? {} : { lower: wrong }
}

/** 36.5 typed is 365; full-width figures and spaces are forgiven. */
function tenths(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/\s/g, '')
  return /^\d{1,3}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : null
}

const valuesOf = (form: FormData): FormReply['values'] =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'code' ? [[name, value]] : [],
    ),
  )
