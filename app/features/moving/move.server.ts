import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { dayKey, instantOf } from '../../i18n/shanghai.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { found } from '../../session/access.server.ts'

type Which = { orderId: string; as: 'family' | 'provider' }

/** A visit and when it could be instead, for the caregiver and the fortnight that the address asks for (`caregiver`, `from`). */
export async function loadMove(context: AppLoadContext, request: Request, { orderId, as }: Which) {
  const order = await found(context.api.orders.get({ orderId, as }))
  const { searchParams } = new URL(request.url)
  const day = searchParams.get('from') ?? ''
  const noon = instantOf(day, '12:00')
  const later = noon !== null && noon > context.now
  if (!order.canMove) return { order, key: randomUUID(), offered: null }
  const from = later ? { from: day } : {}
  const { moving } = context.api
  const all = await found(moving.times({ orderId, as, ...from }))
  // Whoever has left since, or never did this, is not a choice.
  const caregiver = all.caregivers.find(({ id }) => id === searchParams.get('caregiver')) ?? null
  const one = caregiver ? await found(moving.times({ orderId, as, ...from, caregiverId: caregiver.id })) : all
  const last = one.days.at(-1)?.date ?? dayKey(order.startsAt)
  const next = dayKey(new Date((instantOf(last, '12:00')?.getTime() ?? 0) + 86_400_000))
  return {
    order,
    key: randomUUID(),
    offered: {
      ...{ days: one.days, caregivers: all.caregivers, atOnce: all.atOnce },
      ...{ caregiver, from: later ? day : null, next },
    },
  }
}

/** A time on another day than the one shown was chosen before looking at that day, so it is not what the person sees. */
const moveForm = z
  .object({
    day: z.iso.date().optional(),
    startsAt: z.coerce.date().optional(),
    caregiverId: z.uuid().nullable().default(null),
    note: z.string().trim().max(200).default(''),
    key: z.uuid(),
  })
  .superRefine(({ day, startsAt }, context) => {
    const chosen = startsAt && (!day || dayKey(startsAt) === day)
    if (!chosen) context.addIssue({ code: 'custom', message: 'slot.missing', path: ['startsAt'] })
  })

/** Asks for the time the form says. Gives null when it is done or asked for, else the answer for the form. */
export async function sendMove(context: AppLoadContext, form: FormData, which: Which) {
  const read = readForm(form, moveForm)
  if (!read.ok) return read.reply
  const { startsAt, caregiverId, note, key } = read.value
  if (!startsAt) return null
  try {
    await context.api.moving.propose({ ...which, startsAt, caregiverId, note, key })
    return null
  } catch (error) {
    return actionProblem(error, form)
  }
}
