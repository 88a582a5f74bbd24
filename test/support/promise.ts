import { randomUUID } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'
import type { World } from './world.ts'

/** Keeps the world's caregiver busy for the father from start to end, the way included, by an accepted order. */
export function promise(db: Db, world: World, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return db.hold.create({
    data: {
      startsAt,
      endsAt,
      caregiver: { connect: { id: world.caregiver.id } },
      order: {
        create: {
          number: randomUUID(),
          placementKey: randomUUID(),
          family: { connect: { id: world.family.id } },
          recipient: { connect: { id: world.father.id } },
          provider: { connect: { id: world.provider.id } },
          offering: { connect: { id: world.offering.id } },
          placedBy: world.daughter.id,
          state: 'accepted',
          enteredAt: startsAt,
          placedAt: startsAt,
          startsAt,
          endsAt,
          priceFen: 16_800,
          refundPolicy: 'flexible',
          terms: { title: '上门助浴' },
          addressLine: '',
        },
      },
    },
  })
}
