import type { AppLoadContext } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { type Conflicts, PROMISED_DAYS } from '../../../server/availability/roster.contract.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { problemFrom } from '../../rpc/problem-from.ts'
import {
  closingForm,
  dayForm,
  holidayForm,
  houseForm,
  leaveForm,
  siteForm,
  timeForm,
} from './roster-forms.ts'
import type { Done } from './saved.tsx'

type Changing = { form: FormData; back: string; done: Done; saving: Promise<unknown> }
/** The time somebody is about to take away, to say what is promised in it outside the hours that are left. */
type Taken = {
  caregiverId: string | null
  siteId?: string | null
  spans?: [number, number][]
  /** The week that is to hold at the site. */
  hours?: { weekday: number; startMinute: number; endMinute: number }[]
  from: Date
  until: Date
}

/** What the page of the whole house changes, as the form's intent says. */
export async function changeHouse({ api }: AppLoadContext, form: FormData, providerId: string) {
  const back = `/desk/${providerId}/roster`
  const intent = form.get('intent')
  if (intent === 'reopen') {
    const saving = api.roster.reopenHouse({ providerId, closingId: String(form.get('id')) })
    return finish({ form, back, done: 'reopened', saving })
  }
  if (intent === 'close') {
    const read = readForm(form, closingForm)
    if (!read.ok) return read.reply
    const saving = api.roster.closeHouse({ providerId, ...read.value })
    const { firstDay, lastDay, siteId } = read.value
    const taken = { caregiverId: null, siteId, from: midnight(firstDay), until: midnight(lastDay, 1) }
    return finish(
      { form, back, done: 'closed', saving },
      (at: Taken) => conflicts(api, providerId, at),
      taken,
    )
  }
  const read = readForm(form, houseForm)
  if (!read.ok) return read.reply
  return finish({ form, back, done: 'house', saving: api.roster.saveHouse({ providerId, ...read.value }) })
}

/** The same for one caregiver. */
export async function changeTime(
  { api }: AppLoadContext,
  form: FormData,
  { providerId, caregiverId }: { providerId: string; caregiverId: string },
) {
  const back = `/desk/${providerId}/roster/${caregiverId}`
  const intent = form.get('intent')
  const on = { providerId, caregiverId }
  const seen = (at: Taken) => conflicts(api, providerId, at)
  if (intent === 'clear-day') {
    const saving = api.roster.clearDay({ ...on, day: String(form.get('id')) })
    return finish({ form, back, done: 'dayCleared', saving })
  }
  if (intent === 'cancel-leave') {
    const saving = api.roster.cancelLeave({ providerId, leaveId: String(form.get('id')) })
    return finish({ form, back, done: 'leaveCancelled', saving })
  }
  if (intent === 'day') {
    const read = readForm(form, dayForm)
    if (!read.ok) return read.reply
    const { day, spans } = read.value
    const taken = { caregiverId, spans, from: midnight(day), until: midnight(day, 1) }
    return finish(
      { form, back, done: 'day', saving: api.roster.saveDay({ ...on, ...read.value }) },
      seen,
      taken,
    )
  }
  if (intent === 'leave') {
    const read = readForm(form, leaveForm)
    if (!read.ok) return read.reply
    const taken = { caregiverId, from: read.value.startsAt, until: read.value.endsAt }
    const saving = api.roster.recordLeave({ ...on, ...read.value })
    return finish({ form, back, done: 'leave', saving }, seen, taken)
  }
  const read = readForm(form, timeForm)
  if (!read.ok) return read.reply
  return finish({ form, back, done: 'time', saving: api.roster.saveTime({ ...on, ...read.value }) })
}

/** When a site is open. */
export async function changeSite(
  { api, now }: AppLoadContext,
  form: FormData,
  on: { providerId: string; siteId: string },
) {
  const back = `/desk/${on.providerId}/roster/sites/${on.siteId}`
  const intent = form.get('intent')
  const seen = (at: Taken) => conflicts(api, on.providerId, at)
  const here = { caregiverId: null, siteId: on.siteId }
  if (intent === 'clear-day') {
    const saving = api.roster.clearSiteDay({ ...on, day: String(form.get('id')) })
    return finish({ form, back, done: 'dayCleared', saving })
  }
  if (intent === 'day') {
    const read = readForm(form, dayForm)
    if (!read.ok) return read.reply
    const { day, spans } = read.value
    const saving = api.roster.saveSiteDay({ ...on, ...read.value })
    const taken = { ...here, spans, from: midnight(day), until: midnight(day, 1) }
    return finish({ form, back, done: 'day', saving }, seen, taken)
  }
  const read = readForm(form, siteForm)
  if (!read.ok) return read.reply
  const { hours } = read.value
  const taken = { ...here, hours, from: now, until: new Date(now.getTime() + PROMISED_DAYS * 86_400_000) }
  const saving = api.roster.saveSiteHours({ ...on, ...read.value })
  return finish({ form, back, done: 'site', saving }, seen, taken)
}

/** The operators' table of public holidays. */
export async function changeHolidays({ api }: AppLoadContext, form: FormData) {
  const back = '/operator/holidays'
  if (form.get('intent') === 'remove') {
    const saving = api.roster.removeHoliday({ day: String(form.get('id')) })
    return finish({ form, back, done: 'removed', saving })
  }
  const read = readForm(form, holidayForm)
  if (!read.ok) return read.reply
  return finish({ form, back, done: 'holiday', saving: api.roster.saveHoliday(read.value) })
}

async function finish(
  { form, back, done, saving }: Changing,
  seen?: (taken: Taken) => Promise<Conflicts>,
  taken?: Taken,
) {
  try {
    await saving
  } catch (error) {
    const answer = actionProblem(error, form)
    if (!seen || !taken || !inTheWay.includes(problemFrom(error)?.code ?? '')) return answer
    return data({ ...answer.data, conflicts: await seen(taken) }, answer.init ?? undefined)
  }
  return redirect(`${back}?done=${done}`)
}

const inTheWay = ['availability.visits_promised', 'availability.places_sold']

const conflicts = (api: AppLoadContext['api'], providerId: string, taken: Taken) =>
  api.roster.conflicts({ providerId, ...taken })

const midnight = (day: string, later = 0) =>
  new Date((instantOf(day, '00:00')?.getTime() ?? 0) + later * 86_400_000)
