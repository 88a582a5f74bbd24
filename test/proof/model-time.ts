import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { addDays, dayOf, instantOf } from '../../server/kernel/wall-time.ts'
import { familyOf, type ModelWorld, orderAt } from './model-world.ts'

/** What becomes of time that is promised already. */
export type TimeCommand =
  | { do: 'move'; order: number; as: 'family' | 'provider'; slot: number; carer: number | null }
  | { do: 'agree'; order: number; as: 'family' | 'provider'; answer: 'agree' | 'refuse' | 'withdraw' }
  | { do: 'leave'; carer: number; slot: number }
  | { do: 'sick day'; carer: number; day: number; nobody: boolean }
  | { do: 'swap'; order: number; other: number }
  | { do: 'end plan'; order: number; day: number }

const at = fc.nat(7)
const carer = fc.nat(2)
const side = fc.constantFrom('family' as const, 'provider' as const)
export const timeCommand: fc.Arbitrary<TimeCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('move' as const), order: at, as: side },
      ...{ slot: fc.nat(7), carer: fc.option(carer) },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('agree' as const), order: at, as: side },
      answer: fc.constantFrom('agree' as const, 'agree' as const, 'refuse' as const, 'withdraw' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), carer, slot: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ do: fc.constant('sick day' as const), carer, day: fc.nat(2), nobody: fc.boolean() },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('swap' as const), order: at, other: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end plan' as const), order: at, day: fc.nat(14) }) },
)

/** Tomorrow's morning and the day after's, half an hour apart: most of them meet. */
export const slotAt = ({ clock }: ModelWorld, slot: number): Date =>
  instantOf(addDays(dayOf(clock.now()), 1 + (slot % 2)), 600 + 30 * slot)

/** The same hour three times, a week apart. */
export const thriceFrom = (startsAt: Date) => {
  const firstDay = dayOf(startsAt)
  const startMinute = (startsAt.getTime() - instantOf(firstDay).getTime()) / 60_000
  const weekday = new Date(`${firstDay}T00:00:00Z`).getUTCDay() || 7
  const [frequency, ends] = ['weekly', 'count'] as const
  return { frequency, weekdays: [weekday], firstDay, startMinute, ends, count: 3 }
}

/** Does it through the real procedures. Throws whatever they refused with; nothing to do it to means nothing is done. */
export async function changeTime(world: ModelWorld, command: TimeCommand): Promise<unknown> {
  switch (command.do) {
    case 'move':
      return move(world, command)
    case 'agree':
      return answer(world, command)
    case 'leave':
      return leave(world, command)
    case 'sick day':
      return sickDay(world, command)
    case 'swap':
      return swap(world, command)
    case 'end plan':
      return endPlan(world, command)
  }
}

async function move(world: ModelWorld, { order, as, slot, carer }: Extract<TimeCommand, { do: 'move' }>) {
  const found = await orderAt(world, order)
  if (!found) return
  const viewer = as === 'family' ? familyOf(world, found) : world.manager
  const caregiverId = carer === null ? null : (world.caregivers[carer] ?? null)
  const wish = { orderId: found.id, startsAt: slotAt(world, slot), caregiverId }
  return world.as(viewer).moving.propose({ ...wish, as, note: '', key: randomUUID() })
}

async function answer(world: ModelWorld, { order, as, answer }: Extract<TimeCommand, { do: 'agree' }>) {
  const found = await orderAt(world, order)
  if (!found) return
  const open = await world.db.moveProposal.findFirst({ where: { orderId: found.id, state: 'open' } })
  if (!open) return
  const viewer = as === 'family' ? familyOf(world, found) : world.manager
  return world.as(viewer).moving.answer({ proposalId: open.id, answer })
}

async function leave(world: ModelWorld, { carer, slot }: Extract<TimeCommand, { do: 'leave' }>) {
  const startsAt = slotAt(world, slot)
  return world.as(world.manager).roster.recordLeave({
    ...{ providerId: world.providerId, caregiverId: world.caregivers[carer] ?? '', key: randomUUID() },
    ...{ kind: 'annual', startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000), note: '' },
  })
}

async function sickDay(world: ModelWorld, { carer, day, nobody }: Extract<TimeCommand, { do: 'sick day' }>) {
  const { moving } = world.as(world.manager)
  const caregiverId = world.caregivers[carer] ?? ''
  const asked = { providerId: world.providerId, caregiverId, day: addDays(dayOf(world.clock.now()), day) }
  const { visits } = await moving.dayOff(asked)
  const choices = visits.map(({ orderId, best }) => ({
    orderId,
    to: nobody || !best ? ('nobody' as const) : best.id,
  }))
  return moving.replaceDay({ ...asked, kind: 'sick', choices, key: randomUUID() })
}

async function swap(world: ModelWorld, { order, other }: Extract<TimeCommand, { do: 'swap' }>) {
  const one = await orderAt(world, order)
  const two = await orderAt(world, other)
  if (!one || !two || one.id === two.id) return
  const { providerId } = world
  return world
    .as(world.manager)
    .moving.swap({ providerId, orderId: one.id, otherOrderId: two.id, key: randomUUID() })
}

async function endPlan(world: ModelWorld, { order, day }: Extract<TimeCommand, { do: 'end plan' }>) {
  const found = await orderAt(world, order)
  if (!found?.planId) return
  const fromDay = addDays(dayOf(world.clock.now()), day)
  return world
    .as(familyOf(world, found))
    .plans.end({ planId: found.planId, fromDay, reason: '', key: randomUUID() })
}
