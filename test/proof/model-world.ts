import { randomUUID } from 'node:crypto'
import { days } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { sendRefund } from '../../server/payments/payments.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { buildWorld, personOf, testCtx } from '../support/world.ts'

export type ModelWorld = Awaited<ReturnType<typeof modelWorld>>

/**
 * The named world with a second family and two carers more: 赵敏, who works like 王秀兰, and 孙丽, whose health certificate
 * runs out tomorrow. `reset` forgets every order and sets the clock back.
 */
export async function modelWorld(db: Db) {
  const clock = movableClock()
  const world = await buildWorld(db, clock)
  const second = await secondFamily(db, world.bystander)
  const caregivers = [
    world.caregiver.id,
    await addCarer(db, world, '赵敏', 400),
    await addCarer(db, world, '孙丽', 1),
  ]
  const ctx = (viewer: Parameters<typeof testCtx>[2]) => testCtx(db, clock, viewer)
  return {
    db,
    clock,
    manager: world.manager.viewer,
    operator: world.operator.viewer,
    providerId: world.provider.id,
    offeringId: world.offering.id,
    caregivers,
    /** Who orders, and for whom; 孙玉梅 asks to be asked. */
    families: [
      { viewer: world.daughter.viewer, recipientIds: [world.father.id, world.motherInLaw.id] },
      { viewer: second.viewer, recipientIds: [second.recipientId] },
    ],
    ctx,
    as: (viewer: Person) => createCaller(ctx(viewer)),
    anonymous: ctx(undefined),
    /** The clock's moves that are due, then refunds sent: what the worker would do by now. */
    async work() {
      await fireDue(ctx(undefined), null)
      const promised = await db.refund.findMany({ where: { state: 'requested', externalId: null } })
      for (const { id } of promised) await sendRefund(ctx(undefined), { refundId: id })
    },
    async reset() {
      clock.set(saturdayMorning)
      await forgetOrders(db)
    },
  }
}

async function secondFamily(db: Db, person: { id: string; name: string; phone: string }) {
  const family = await db.family.create({
    data: { name: '何家', members: { create: { userId: person.id, role: 'organiser' } } },
  })
  const recipient = await db.recipient.create({
    data: {
      familyId: family.id,
      kind: 'elder',
      name: '何国强',
      calledBy: '爷爷',
      gender: 'male',
      bornOn: new Date('1945-05-05'),
      regionCode: '310115',
      addressLine: '示例路 30 弄 2 号',
    },
  })
  const viewer: Person = {
    ...personOf(person),
    families: [{ id: family.id, name: family.name, role: 'organiser' }],
  }
  return { viewer, recipientId: recipient.id }
}

async function addCarer(
  db: Db,
  { provider }: { provider: { id: string } },
  name: string,
  certifiedForDays: number,
): Promise<string> {
  const { id } = await db.caregiver.create({
    data: {
      providerId: provider.id,
      name,
      gender: 'female',
      skills: ['bathing'],
      bufferMinutes: 30,
      hours: {
        create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_200 })),
      },
      credentials: {
        create: {
          kind: 'health_certificate',
          number: randomUUID(),
          expiresOn: new Date(saturdayMorning.getTime() + days(certifiedForDays)),
        },
      },
    },
  })
  return id
}

/** Everything orders leave behind, in one stroke; only here may the database look away from what is append-only. */
async function forgetOrders(db: Db): Promise<void> {
  await db.$transaction([
    db.$executeRaw`set local session_replication_role = replica`,
    db.$executeRaw`truncate "order", order_draft, plan, leave, event, outbox, notice, payment_event, ledger_account cascade`,
  ])
}

/** One of the orders, counted from the latest: what is over is of little interest. */
export async function orderAt({ db }: ModelWorld, at: number) {
  const orders = await db.order.findMany({ orderBy: { id: 'asc' } })
  return orders.at(-1 - at)
}

export function familyOf({ families }: ModelWorld, { familyId }: { familyId: string }) {
  const found = families.find(({ viewer }) => viewer.families.some(({ id }) => id === familyId))
  return found?.viewer ?? fail('an order of no family')
}

export function fail(words: string): never {
  throw new Error(words)
}
