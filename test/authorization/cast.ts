import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { Person, Viewer } from '../../server/kernel/view.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { agreedTo } from '../support/agreed-to.ts'
import { type MovableClock, saturdayMorning } from '../support/clock.ts'
import { addPerson, anonymous, buildWorld, type World } from '../support/world.ts'
import { playOut } from './things.ts'

/**
 * Who asks. 林家: the organiser, and a watcher who may only look. 安和: its manager, the carer who comes to 林家, and a
 * colleague of hers who does not. The rival runs another provider; the bystander has no role but a claim.
 */
export const actors = [
  'anonymous',
  'bystander',
  'organiser',
  'watcher',
  'manager',
  'carer',
  'colleague',
  'rival',
  'operator',
] as const
export type Actor = (typeof actors)[number]

export type Cast = Awaited<ReturnType<typeof buildCast>>

/** Two families with orders in every state at two providers, and everybody who might try something. */
export async function buildCast(db: Db, clock: MovableClock) {
  await seedRegions(db)
  const world = await buildWorld(db, clock)
  const watcher = await addPerson(db, '林小满', '13800000011')
  await db.familyMember.create({ data: { familyId: world.family.id, userId: watcher.id, role: 'viewer' } })
  const colleague = await addPerson(db, '郑丽', '13800000012')
  const workplace = { providerId: world.provider.id, userId: colleague.id }
  await db.providerMember.create({ data: { ...workplace, role: 'carer' } })
  await db.caregiver.create({
    data: { ...workplace, name: colleague.name, gender: 'female', skills: ['cleaning'] },
  })
  const free = await db.provider.create({ data: { kind: 'day_care', name: '示例·潍坊日间照料中心' } })
  const run = await db.importRun.create({
    data: { profile: 'x', fileName: 'x.csv', fileHash: 'x', startedAt: clock.now(), report: {} },
  })
  await db.hardship.create({
    data: {
      ...{ regionCode: '310115', grounds: ['alone'], facts: {}, points: 2, state: 'to_visit' },
      ...{ listedAt: clock.now(), contactBy: clock.now(), dueAt: clock.now(), dueTransition: 'remind' },
    },
  })

  const ours = await playOut(db, clock, world, world.bystander.viewer)
  clock.set(saturdayMorning)
  const theirs = await playOut(...(await neighbours(db, clock, world)))
  const people = {
    ...world,
    organiser: world.daughter,
    rival: world.otherManager,
    watcher,
    colleague,
  }
  const viewers: Record<string, Viewer> = { anonymous }
  for (const name of actors) {
    if (name !== 'anonymous') viewers[name] = await loadViewer(db, people[name].id)
  }
  return { ours, theirs, free, run, viewers: viewers as Record<Actor, Viewer> }
}

/** 赵家, who order from the other provider, run and served by 吴倩 herself. */
async function neighbours(db: Db, clock: MovableClock, world: World) {
  const neighbour = await addPerson(db, '赵敏', '13800000021')
  const aunt = await addPerson(db, '赵芸', '13800000022')
  const family = await db.family.create({
    data: {
      name: '赵家',
      members: {
        create: [
          { userId: neighbour.id, role: 'organiser' },
          { userId: aunt.id, role: 'viewer' },
        ],
      },
    },
  })
  const home = {
    familyId: family.id,
    kind: 'elder',
    regionCode: '310104',
    addressLine: '示例路 9 号',
  } as const
  const father = await db.recipient.create({ data: { ...home, name: '赵国栋', calledBy: '爸爸' } })
  const motherInLaw = await db.recipient.create({
    data: { ...home, name: '钱玉', calledBy: '婆婆', asksFirst: true },
  })
  for (const { id } of [father, motherInLaw]) await agreedTo(db, id, neighbour)
  const daughter = { ...neighbour, viewer: (await loadViewer(db, neighbour.id)) as Person }
  const places = { ...world.other, family, father, motherInLaw }
  const there = {
    ...world,
    ...places,
    daughter,
    manager: world.otherManager,
    carer: world.otherManager,
  } as unknown as World
  return [db, clock, there, daughter.viewer] as const
}
