import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { LONGEST_CALENDAR } from '../../../server/orders/calendar/calendar.contract.ts'
import { dayKey, instantOf, timeKey } from '../../i18n/shanghai.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { type Desk, found } from '../../session/access.server.ts'
import { addressOf, type CalendarAddress, readAddress, shownDays } from './calendar-address.ts'

/** The days an address asks for, and what would come of the move it names. */
export async function loadCalendar(context: AppLoadContext, request: Request, desk: Desk) {
  const { searchParams } = new URL(request.url)
  const today = dayKey(context.now)
  const address = readAddress(searchParams, today)
  const [calendar, moving] = await Promise.all([
    found(context.api.orders.calendar({ providerId: desk.id, ...shownDays(address) })),
    desk.role === 'manager' ? loadMove(context, address) : null,
  ])
  return {
    ...{ providerId: desk.id, today, address, calendar, moving, key: randomUUID() },
    manages: desk.role === 'manager',
    done: doneOf(searchParams.get('done')),
  }
}

const dones = ['moved', 'asked', 'swapped'] as const
const doneOf = (text: string | null) => dones.find((name) => name === text) ?? null

/** The visits of the next three months that somebody has to see to, of one caregiver or of all. */
export async function loadTroubles(
  { api, now }: AppLoadContext,
  providerId: string,
  caregiverId: string | null,
) {
  const calendar = await found(api.orders.calendar({ providerId, from: dayKey(now), days: LONGEST_CALENDAR }))
  return calendar.visits.filter(
    (visit) => visit.trouble !== null && (!caregiverId || visit.caregiverId === caregiverId),
  )
}

/** The visit an address wants to move, and what would come of it; null where none is named. */
async function loadMove({ api }: AppLoadContext, { move }: CalendarAddress) {
  if (!move) return null
  const order = await found(api.orders.get({ orderId: move.orderId, as: 'provider' }))
  const day = move.day ?? dayKey(order.startsAt)
  const time = move.time ?? timeKey(order.startsAt)
  const caregiverId = move.to ?? order.visit.caregiver.id
  const startsAt = instantOf(day, time) ?? order.startsAt
  const preview = await found(api.moving.preview({ orderId: order.id, startsAt, caregiverId }))
  const { calledBy } = order.recipient
  return {
    ...{
      orderId: order.id,
      calledBy,
      title: order.terms.title,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
    },
    caregiver: { id: order.visit.caregiver.id, name: order.visit.caregiver.name },
    ...{ preview, day, time, proposal: order.proposal },
  }
}
export type Moving = NonNullable<Awaited<ReturnType<typeof loadMove>>>

const moveForm = z.object({
  orderId: z.uuid(),
  startsAt: z.coerce.date(),
  caregiverId: z.uuid(),
  note: z.string().trim().max(200).default(''),
  key: z.uuid(),
})

/** Moves a visit as the form says. Gives where to go on, or the answer for the form. */
export async function sendCalendarMove(context: AppLoadContext, request: Request, base: string) {
  const form = await request.formData()
  const read = readForm(form, moveForm)
  if (!read.ok) return { reply: read.reply }
  const { startsAt } = read.value
  try {
    const order = await context.api.moving.propose({ ...read.value, as: 'provider' })
    const address = readAddress(new URL(request.url).searchParams, dayKey(startsAt))
    const next = addressOf(base, address, { date: dayKey(startsAt), move: null })
    return { next: `${next}&done=${order.proposal ? 'asked' : 'moved'}` }
  } catch (error) {
    return { reply: actionProblem(error, form) }
  }
}
