import { describe, expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { createRecipient, ensureFamily } from '../../server/families/families.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { addPerson, personOf } from '../support/world.ts'
import { openCircles, problemOf } from './circles.ts'

const { db, clock, world, as, asNobody, newFamily } = await openCircles()
const grandmother = {
  kind: 'elder' as const,
  name: '周素芬',
  calledBy: '外婆',
  bornOn: '1938-07-04',
  regionCode: '310115',
  addressLine: '示例路 30 弄 2 号',
}

describe('what is there for whom', () => {
  test('a member sees the circle and whom it cares for', async () => {
    const [family] = await (await as(world.daughter)).list()
    expect(family).toMatchObject({
      name: '林家',
      myRole: 'organiser',
      members: [
        { name: '林晓雯', role: 'organiser', me: true },
        { name: '林晓峰', role: 'member', me: false },
      ],
      recipients: [
        { name: '林建国', calledBy: '爸爸', bornOn: '1948-03-12', asksFirst: false, linkExpiresAt: null },
        { name: '孙玉梅', calledBy: '婆婆', asksFirst: true },
      ],
    })
  })

  test('for a stranger, the provider and the operator the family does not exist, whatever they ask', async () => {
    const member = await db.familyMember.findFirstOrThrow({ where: { familyId: world.family.id } })
    for (const person of [world.bystander, world.manager, world.operator]) {
      const api = await as(person)
      const familyId = world.family.id
      const recipientId = world.father.id
      expect(await api.list()).toEqual([])
      expect(await problemOf(api.addRecipient({ familyId, ...grandmother }))).toBe('families.not_found')
      expect(await problemOf(api.updateRecipient({ recipientId, ...grandmother }))).toBe(
        'families.recipient_not_found',
      )
      expect(await problemOf(api.archiveRecipient({ recipientId }))).toBe('families.recipient_not_found')
      expect(await problemOf(api.invite({ familyId, role: 'member' }))).toBe('families.not_found')
      expect(await problemOf(api.changeRole({ memberId: member.id, role: 'viewer' }))).toBe(
        'families.not_found',
      )
      expect(await problemOf(api.removeMember({ memberId: member.id }))).toBe('families.not_found')
    }
  })

  test('who is not signed in is asked to', async () => {
    expect(await problemOf(asNobody().list())).toBe('accounts.sign_in_first')
    expect(await problemOf(asNobody().create({ name: '何家' }))).toBe('accounts.sign_in_first')
    expect(await problemOf(asNobody().join({ token: 'x'.repeat(43) }))).toBe('accounts.sign_in_first')
  })

  test('a viewer watches and changes nothing', async () => {
    const family = await newFamily('organiser', 'viewer')
    const recipient = await db.recipient.create({
      data: { familyId: family.id, kind: 'elder', name: '冯德', calledBy: '爷爷' },
    })
    const api = await as(family.people[1]!)
    expect((await api.list())[0]?.recipients).toHaveLength(1)
    expect(await problemOf(api.addRecipient({ familyId: family.id, ...grandmother }))).toBe(
      'families.not_allowed',
    )
    expect(await problemOf(api.updateRecipient({ recipientId: recipient.id, ...grandmother }))).toBe(
      'families.not_allowed',
    )
    expect(await problemOf(api.archiveRecipient({ recipientId: recipient.id }))).toBe('families.not_allowed')
    expect(await problemOf(api.invite({ familyId: family.id, role: 'member' }))).toBe('families.not_allowed')
  })
})

describe('those who are cared for', () => {
  test('are written down and changed by members; a new address forgets the old place', async () => {
    const api = await as(world.brother)
    const added = await api.addRecipient({ familyId: world.family.id, ...grandmother })
    expect(added).toMatchObject({
      bornOn: '1938-07-04',
      phone: null,
      regionName: '上海市浦东新区',
      gender: null,
    })
    await db.recipient.update({ where: { id: added.id }, data: { lat: 31.2, lng: 121.5 } })
    const same = await api.updateRecipient({ recipientId: added.id, ...grandmother, phone: '13800000009' })
    expect(same.phone).toBe('13800000009')
    expect(await db.recipient.findUnique({ where: { id: added.id } })).toMatchObject({
      lat: 31.2,
      lng: 121.5,
    })
    await api.updateRecipient({ recipientId: added.id, ...grandmother, addressLine: '示例路 31 号' })
    expect(await db.recipient.findUnique({ where: { id: added.id } })).toMatchObject({ lat: null, lng: null })
    await api.archiveRecipient({ recipientId: added.id })
    expect((await api.list())[0]?.recipients.map(({ name }) => name)).not.toContain('周素芬')
    expect(await problemOf(api.archiveRecipient({ recipientId: added.id }))).toBe(
      'families.recipient_not_found',
    )
  })

  test('live in a place that exists', async () => {
    const api = await as(world.daughter)
    expect(
      await problemOf(api.addRecipient({ familyId: world.family.id, ...grandmother, regionCode: '999999' })),
    ).toBe('families.region_unknown')
  })

  test('stay while an order for them is open', async () => {
    const family = await newFamily('organiser')
    const { id: recipientId } = await inTransaction(db, (tx) =>
      createRecipient(tx, family.id, { ...grandmother, phone: '', asksFirst: false }),
    )
    const startsAt = new Date(clock.now().getTime() + days(1))
    const order = await db.order.create({
      data: {
        number: 'TEST-1',
        familyId: family.id,
        recipientId,
        providerId: world.provider.id,
        offeringId: world.offering.id,
        placedBy: family.people[0]!.id,
        state: 'completed',
        enteredAt: clock.now(),
        placedAt: clock.now(),
        startsAt,
        endsAt: new Date(startsAt.getTime() + 5_400_000),
        priceFen: 16_800,
        refundPolicy: 'flexible',
        terms: {},
        addressLine: '示例路 30 弄 2 号',
        placementKey: 'test-1',
      },
    })
    const api = await as(family.people[0]!)
    expect(await problemOf(api.archiveRecipient({ recipientId }))).toBe('families.recipient_has_orders')
    await db.order.update({ where: { id: order.id }, data: { state: 'closed' } })
    await api.archiveRecipient({ recipientId })
  })
})

describe('the circle', () => {
  test('always keeps an organiser', async () => {
    const family = await newFamily('organiser', 'member')
    const api = await as(family.people[0]!)
    const own = family.memberOf(0).id
    expect(await problemOf(api.changeRole({ memberId: own, role: 'member' }))).toBe('families.last_organiser')
    expect(await problemOf(api.removeMember({ memberId: own }))).toBe('families.last_organiser')
    await api.changeRole({ memberId: family.memberOf(1).id, role: 'organiser' })
    const after = await api.changeRole({ memberId: own, role: 'member' })
    expect(after.myRole).toBe('member')
    expect(await problemOf(api.changeRole({ memberId: own, role: 'organiser' }))).toBe('families.not_allowed')
  })

  test('two organisers who demote each other at once leave one', async () => {
    for (let round = 0; round < 5; round++) {
      const family = await newFamily('organiser', 'organiser')
      const [first, second] = await Promise.all(family.people.map((person) => as(person)))
      const answers = await Promise.all([
        problemOf(first!.changeRole({ memberId: family.memberOf(1).id, role: 'member' })),
        problemOf(second!.changeRole({ memberId: family.memberOf(0).id, role: 'member' })),
      ])
      expect(answers.filter((code) => code === null)).toHaveLength(1)
      expect(await db.familyMember.count({ where: { familyId: family.id, role: 'organiser' } })).toBe(1)
    }
  })

  test('two organisers who leave at once leave one', async () => {
    const family = await newFamily('organiser', 'organiser')
    const leaving = await Promise.all(
      family.people.map(async (person, at) =>
        problemOf((await as(person)).removeMember({ memberId: family.memberOf(at).id })),
      ),
    )
    expect(leaving.sort()).toEqual(['families.last_organiser', null])
  })

  test('a member may leave, and then sees nothing; only organisers remove others', async () => {
    const family = await newFamily('organiser', 'member', 'member')
    const leaver = await as(family.people[1]!)
    expect(await problemOf(leaver.removeMember({ memberId: family.memberOf(2).id }))).toBe(
      'families.not_allowed',
    )
    expect(await leaver.removeMember({ memberId: family.memberOf(1).id })).toBeNull()
    expect(await (await as(family.people[1]!)).list()).toEqual([])
    const left = await (await as(family.people[0]!)).removeMember({ memberId: family.memberOf(2).id })
    expect(left?.members.map(({ role }) => role)).toEqual(['organiser'])
  })

  test('a change nudges the family and the person it is about, and carries no data', async () => {
    const family = await newFamily('organiser', 'member')
    await (await as(family.people[0]!)).changeRole({ memberId: family.memberOf(1).id, role: 'payer' })
    const { payload } = await db.outbox.findFirstOrThrow({
      where: { topic: 'nudge' },
      orderBy: { id: 'desc' },
    })
    expect(payload).toEqual({
      kind: 'family',
      id: family.id,
      rooms: [`family:${family.id}`, `user:${family.people[1]?.id}`],
      version: clock.now().getTime(),
    })
  })
})

describe('the first order', () => {
  test('opens a family named after the person, once, even when it is sent twice at once', async () => {
    const fang = await addPerson(db, '方宁', '13700099901')
    const viewer = personOf(fang) as Person
    const now = clock.now()
    const [one, two] = await Promise.all(
      [1, 2].map(() => inTransaction(db, (tx) => ensureFamily(tx, viewer, now))),
    )
    expect(one).toEqual(two)
    expect((await (await as(fang)).list()).map(({ name, myRole }) => [name, myRole])).toEqual([
      ['方宁的家', 'organiser'],
    ])
  })

  test('of someone without a name yet opens 我的家; who only watches elsewhere gets their own', async () => {
    const family = await newFamily('organiser', 'viewer')
    const watcher = family.people[1]!
    await db.user.update({ where: { id: watcher.id }, data: { name: '138****8000的用户' } })
    const viewer = (await loadViewer(db, watcher.id)) as Person
    const own = await inTransaction(db, (tx) => ensureFamily(tx, viewer, clock.now()))
    expect(own.id).not.toBe(family.id)
    expect(await db.family.findUnique({ where: { id: own.id } })).toMatchObject({ name: '我的家' })
  })
})

test('regions are found from the province down', async () => {
  const provinces = await asNobody().regions()
  expect(provinces.map(({ name }) => name)).toContain('上海市')
  const cities = await asNobody().regions({ parent: provinces.find(({ name }) => name === '江苏省')?.code })
  expect(cities.map(({ name }) => name)).toContain('南京市')
})
