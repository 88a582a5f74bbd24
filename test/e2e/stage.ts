import { randomUUID } from 'node:crypto'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import type { TestServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

/** The world with something on every screen: a reviewed visit, an accepted order, one to answer, one to pay, a claim. */
export async function fullStage({ db, clock, ctx }: Pick<TestServer, 'db' | 'clock' | 'ctx'>) {
  await seedRegions(db)
  const world = await buildWorld(db, clock)
  const daughter = createCaller(testCtx(db, clock, world.daughter.viewer))
  const reviewed = await visitedOrder(db, clock, world)
  await daughter.reviews.write({ orderId: reviewed, stars: 5, text: '准时、细心。', key: randomUUID() })
  const manager = createCaller(testCtx(db, clock, world.manager.viewer))
  await manager.reviews.rateHome({ orderId: reviewed, punctual: true, key: randomUUID() })
  const accepted = await visitedOrder(db, clock, world, { until: 'accepted' })
  const at = (iso: string) => clock.set(new Date(iso))
  at('2026-11-22T00:00:00Z')
  const requested = await visitedOrder(db, clock, world, { until: 'paid' })
  at('2026-11-22T03:00:00Z')
  const asked = await visitedOrder(db, clock, { ...world, father: world.motherInLaw }, { until: 'placed' })
  at('2026-11-22T06:00:00Z')
  const unpaid = await visitedOrder(db, clock, world, { until: 'placed' })
  await createCaller(testCtx(db, clock, world.bystander.viewer)).providers.submitClaim({
    providerId: world.unclaimed.id,
    position: '站长',
    creditCode: '91310115MA1K3EXA0E',
    contact: '13800000007',
    key: randomUUID(),
  })
  await db.notice.create({
    data: {
      userId: world.daughter.id,
      kind: 'order_accepted',
      params: {
        ...{
          providerName: world.provider.name,
          calledBy: '爸爸',
          title: '上门助浴',
          caregiverName: '王秀兰',
        },
        startsAt: '2026-11-22T02:00:00.000Z',
      },
      path: `/orders/${accepted}`,
      dedupe: randomUUID(),
    },
  })
  const { url: elderUrl } = await daughter.elders.createLink({ recipientId: world.father.id })
  const { url: askedUrl } = await daughter.elders.createLink({ recipientId: world.motherInLaw.id })
  const { url: inviteUrl } = await daughter.families.invite({ familyId: world.family.id, role: 'viewer' })
  await rebuildSearch(ctx)
  const path = (address: string) => new URL(address).pathname
  return {
    world,
    orders: { reviewed, accepted, requested, asked, unpaid },
    elderPath: path(elderUrl),
    askedPath: path(askedUrl),
    invitePath: path(inviteUrl),
  }
}
