import { dayOf } from '../../../server/kernel/wall-time.ts'
import type { Db } from '../../../server/platform/db.ts'
import { both, type Calls, type CallTable, key, named, type Scene } from './scene.ts'

type As = 'family' | 'provider'

const bothAs = (as: As, call: (scene: Scene, orderId: string, as: As) => Promise<unknown>): Calls =>
  both((scene, { accepted }) => call(scene, accepted, as))

/** The same visit three days later. */
async function proposeLater({ api, db }: Scene, orderId: string, as: As) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const startsAt = new Date(order.startsAt.getTime() + 3 * 86_400_000)
  return api.moving.propose({ orderId, as, startsAt, key: key() })
}

/** The family has asked for another time. */
async function openProposal(db: Db, orderId: string): Promise<string> {
  const { startsAt, endsAt, placedBy } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const times = { startsAt: startsAt, endsAt, createdAt: startsAt, dueAt: new Date('2030-01-01') }
  const { id } = await db.moveProposal.create({
    data: { orderId, side: 'family', proposedBy: placedBy, key: key(), ...times },
  })
  return id
}

async function sickOn(db: Db, orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { visit: true } })
  return { caregiverId: order.visit?.caregiverId ?? '', day: dayOf(order.startsAt) }
}

export const moving: CallTable = {
  'moving.times': {
    ...named(
      bothAs('family', ({ api }, orderId, as) => api.moving.times({ orderId, as })),
      'family',
    ),
    ...named(
      bothAs('provider', ({ api }, orderId, as) => api.moving.times({ orderId, as })),
      'provider',
    ),
  },
  'moving.preview': both(({ api }, { accepted, caregiverId }) =>
    api.moving.preview({ orderId: accepted, startsAt: new Date('2026-11-25T02:00:00Z'), caregiverId }),
  ),
  'moving.propose': {
    ...named(bothAs('family', proposeLater), 'family'),
    ...named(bothAs('provider', proposeLater), 'provider'),
  },
  'moving.answer': both(async ({ api, db }, { accepted }) => {
    const proposalId = await openProposal(db, accepted)
    return api.moving.answer({ proposalId, answer: 'refuse' })
  }),
  'moving.dayOff': both(async ({ api, db }, { providerId, accepted }) =>
    api.moving.dayOff({ providerId, ...(await sickOn(db, accepted)) }),
  ),
  // Confirmed by nobody: whoever may ask is told so.
  'moving.dayOffDone': both(({ api }, { providerId }) => api.moving.dayOffDone({ providerId, key: key() })),
  'moving.replaceDay': both(async ({ api, db }, { providerId, accepted }) => {
    const choices = [{ orderId: accepted, to: 'nobody' as const }]
    return api.moving.replaceDay({ providerId, ...(await sickOn(db, accepted)), choices, key: key() })
  }),
  'moving.swaps': both(({ api }, { providerId, accepted }) =>
    api.moving.swaps({ providerId, orderId: accepted }),
  ),
  'moving.swap': both(({ api }, { providerId, accepted, requested }) =>
    api.moving.swap({ providerId, orderId: accepted, otherOrderId: requested, key: key() }),
  ),
}
