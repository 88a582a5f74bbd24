import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { leaveKinds } from '../../../server/availability/roster.contract.ts'
import { dayKey, instantOf } from '../../i18n/shanghai.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { found } from '../../session/access.server.ts'

/** Who works here, and what the one leaves behind whom the address names (`caregiver`, `day`) on that day. */
export async function loadDayOff(context: AppLoadContext, request: Request, providerId: string) {
  const { caregivers } = await found(context.api.roster.get({ providerId }))
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('day') ?? ''
  const day = instantOf(asked, '12:00') ? asked : dayKey(context.now)
  const chosen = caregivers.find(({ id }) => id === searchParams.get('caregiver'))
  const left = chosen
    ? await found(context.api.moving.dayOff({ providerId, caregiverId: chosen.id, day }))
    : null
  return {
    ...{ providerId, day, left },
    caregivers: caregivers.map(({ id, name }) => ({ id, name })),
    key: randomUUID(),
  }
}

const dayOffForm = z.object({
  caregiverId: z.uuid(),
  day: z.iso.date(),
  kind: z.enum(leaveKinds),
  key: z.uuid(),
})

/** Confirms the whole day: `to-<order>` says who goes to each. Gives where to go on, or the answer for the form. */
export async function confirmDayOff(context: AppLoadContext, form: FormData, providerId: string) {
  const read = readForm(form, dayOffForm)
  if (!read.ok) return { reply: read.reply }
  try {
    await context.api.moving.replaceDay({ providerId, ...read.value, choices: choicesOf(form) })
  } catch (error) {
    return { reply: actionProblem(error, form) }
  }
  return { next: `/desk/${providerId}/day-off/${read.value.key}` }
}

/** A visit for which nothing was chosen is left out; the use case then says that the day is not complete. */
function choicesOf(form: FormData): { orderId: string; to: string }[] {
  return [...form].flatMap(([name, to]) =>
    name.startsWith('to-') && typeof to === 'string' && to !== '' ? [{ orderId: name.slice(3), to }] : [],
  )
}
