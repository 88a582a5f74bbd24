import type { PlanChoices } from '../../../server/plans/plan.contract.ts'
import { recurrenceInput } from '../../../server/plans/recurrence.contract.ts'
import { readForm } from '../../rpc/form.server.ts'

/** The rule of a form, and what it says about single days (`choice.2026-11-29`: skip, or an instant and a caregiver). */
export function readPlan(form: FormData, first: { firstDay: string; startMinute: number }) {
  const named = new FormData()
  for (const [name, value] of form) if (!name.startsWith('choice.')) named.append(name, value)
  named.set('firstDay', first.firstDay)
  named.set('startMinute', String(first.startMinute))
  const read = readForm(named, recurrenceInput)
  return read.ok ? { ok: true as const, recurrence: read.value, choices: choicesOf(form) } : read
}

function choicesOf(form: FormData): PlanChoices {
  const choices: PlanChoices = {}
  for (const [name, value] of form) {
    const day = name.startsWith('choice.') ? name.slice('choice.'.length) : ''
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || typeof value !== 'string' || value === '') continue
    const [at = '', caregiverId = ''] = value.split('|')
    const startsAt = new Date(at)
    if (value === 'skip') choices[day] = 'skip'
    else if (!Number.isNaN(startsAt.getTime())) choices[day] = { startsAt, caregiverId: caregiverId || null }
  }
  return choices
}
