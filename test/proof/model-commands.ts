import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { type ButtonTransition, buttonTransitions } from '../../server/orders/order.contract.ts'
import { answerForRecipient, applyPayment } from '../../server/orders/orders.entry.ts'
import { receiveReport } from '../../server/payments/payments.entry.ts'
import { changeTime, slotAt, type TimeCommand, thriceFrom, timeCommand } from './model-time.ts'
import { fail, familyOf, type ModelWorld, orderAt } from './model-world.ts'

/** One thing somebody does, or the clock; drawn as plain data, so that a failing run can be read. */
export type Command =
  | {
      do: 'place'
      family: number
      recipient: number
      slot: number
      carer: number | null
      twice: boolean
      plan: boolean
    }
  | { do: 'pay'; order: number; times: number }
  | { do: 'pay late'; payment: number }
  | { do: 'press'; order: number; as: 'family' | 'manager' | 'operator'; button: ButtonTransition }
  | { do: 'answer'; order: number; answer: 'agree' | 'refuse' }
  | { do: 'visit'; order: number; step: 'depart' | 'check in' | 'check out'; onTime: boolean }
  | { do: 'review'; order: number }
  | TimeCommand
  | { do: 'wait'; minutes: number }
  | { do: 'at once'; these: readonly Command[] }

const index = fc.nat(7)
const order = index
const single: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      family: fc.nat(1),
      recipient: fc.nat(1),
      slot: fc.nat(5),
      carer: fc.option(fc.nat(2)),
      twice: fc.boolean(),
      plan: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pay' as const), order, times: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pay late' as const), payment: index }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      order,
      as: fc.constantFrom('family', 'manager', 'operator'),
      button: fc.oneof(
        fc.constantFrom<ButtonTransition>('accept', 'accept', 'cancel', 'decline', 'confirm'),
        fc.constantFrom(...buttonTransitions),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      order,
      answer: fc.constantFrom('agree', 'refuse'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('visit' as const),
      order,
      step: fc.constantFrom('depart', 'check in', 'check out'),
      onTime: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('review' as const), order }) },
  { weight: 6, arbitrary: timeCommand },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 16, 60, 300, 1_500, 3_000),
    }),
  },
)

/** Commands, one after the other; some of them two or three at the same time. */
export const commands = (most: number): fc.Arbitrary<Command[]> => {
  const atOnce = fc.record({
    do: fc.constant('at once' as const),
    these: fc.array(single, { minLength: 2, maxLength: 3 }),
  })
  return fc.array(fc.oneof({ weight: 5, arbitrary: single }, { weight: 1, arbitrary: atOnce }), {
    minLength: 5,
    maxLength: most,
    size: 'max',
  })
}

/** Does it. Throws whatever the procedure refused with; nothing to do it to means nothing is done. */
export async function carryOut(world: ModelWorld, command: Command): Promise<unknown> {
  switch (command.do) {
    case 'place':
      return place(world, command)
    case 'pay':
      return pay(world, command)
    case 'pay late': {
      const payments = await world.db.payment.findMany({ orderBy: { createdAt: 'asc' } })
      const payment = payments[command.payment]
      return payment && report(world, payment.externalId)
    }
    case 'press': {
      const found = await orderAt(world, command.order)
      if (!found) return
      const viewer = { family: familyOf(world, found), manager: world.manager, operator: world.operator }[
        command.as
      ]
      const press = { orderId: found.id, transition: command.button, reason: '说明原因', key: randomUUID() }
      return world.as(viewer).orders.move(press)
    }
    case 'answer': {
      const found = await orderAt(world, command.order)
      if (!found) return
      const { id: orderId, recipientId } = found
      return answerForRecipient(world.anonymous, {
        recipientId,
        orderId,
        answer: command.answer,
        key: randomUUID(),
      })
    }
    case 'visit':
      return visit(world, command)
    case 'review': {
      const found = await orderAt(world, command.order)
      if (!found) return
      const review = { orderId: found.id, stars: 5, text: '', anonymous: false, key: randomUUID() }
      return world.as(familyOf(world, found)).reviews.write(review)
    }
    case 'move':
    case 'agree':
    case 'leave':
    case 'sick day':
    case 'swap':
    case 'end plan':
      return changeTime(world, command)
    case 'wait':
      world.clock.advance(command.minutes * 60_000)
      return world.work()
    case 'at once': {
      const outcomes = await Promise.allSettled(command.these.map((one) => carryOut(world, one)))
      return outcomes
    }
  }
}

async function place(
  world: ModelWorld,
  { family, recipient, slot, carer, twice, plan }: Extract<Command, { do: 'place' }>,
) {
  const { viewer, recipientIds } = world.families[family] ?? fail('no such family')
  const api = world.as(viewer)
  const ownerKey = randomUUID()
  const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId: world.offeringId })
  const recipientId = recipientIds[recipient % recipientIds.length] ?? fail('no such recipient')
  await api.drafts.setWho({ ownerKey, draftId, who: { recipientId } })
  const startsAt = slotAt(world, slot)
  const caregiverId = carer === null ? null : (world.caregivers[carer] ?? null)
  await api.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId, note: '' })
  if (plan) await api.drafts.setPlan({ ownerKey, draftId, plan: { recurrence: thriceFrom(startsAt) } })
  const once = () => api.orders.place({ ownerKey, draftId, key: randomUUID() })
  if (!twice) return once()
  // The same draft sent from two tabs is one order, whatever their keys.
  const [one, other] = await Promise.allSettled([once(), once()])
  if (one.status === 'rejected') throw one.reason
  if (other.status === 'fulfilled' && other.value.id !== one.value.id)
    throw new Error('one draft became two orders')
  return other.status === 'rejected' ? Promise.reject(other.reason) : one.value
}

async function pay(world: ModelWorld, { order: at, times }: Extract<Command, { do: 'pay' }>) {
  const found = await orderAt(world, at)
  if (!found) return
  const { url } = await world.as(familyOf(world, found)).orders.pay({ orderId: found.id })
  const externalId = url.split('/').at(-1) ?? ''
  await Promise.all(Array.from({ length: times }, () => report(world, externalId)))
}

const report = (world: ModelWorld, externalId: string) =>
  receiveReport(
    world.anonymous,
    { id: `paid_${externalId}`, externalId, kind: 'paid', payload: {} },
    applyPayment,
  )

async function visit(world: ModelWorld, { order: at, step, onTime }: Extract<Command, { do: 'visit' }>) {
  const found = await orderAt(world, at)
  if (!found) return
  const due = step === 'check out' ? found.endsAt : found.startsAt
  if (onTime && world.clock.now() < due) {
    world.clock.set(due)
    await world.work()
  }
  const { orders } = world.as(world.manager)
  const key = randomUUID()
  if (step === 'depart') return orders.depart({ orderId: found.id, key })
  if (step === 'check out') return orders.checkOut({ orderId: found.id, key, report: '' })
  const { startCode } = await world.db.visit.findUniqueOrThrow({ where: { orderId: found.id } })
  return orders.checkIn({ orderId: found.id, key, how: { method: 'code', code: startCode } })
}
