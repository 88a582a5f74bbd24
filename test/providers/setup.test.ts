import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { saveCaregiverInput, saveOfferingInput } from '../../server/providers/provider.contract.ts'
import { providerPage } from '../../server/providers/provider-page.ts'
import { providerSetup } from '../../server/providers/provider-setup.ts'
import { loadBookability } from '../../server/providers/providers.entry.ts'
import { retireCaregiver } from '../../server/providers/retire-caregiver.ts'
import { retireOffering } from '../../server/providers/retire-offering.ts'
import { saveCaregiver } from '../../server/providers/save-caregiver.ts'
import { saveOffering } from '../../server/providers/save-offering.ts'
import { saveProfile } from '../../server/providers/save-profile.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { promise } from '../support/promise.ts'
import { countingQueries } from '../support/queries.ts'
import { addPerson, buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { manager, otherManager, carer, daughter, bystander } = world
const providerId = world.provider.id
const as = (viewer: Person) => ({ ...testCtx(db, clock, viewer), viewer })
const ours = as(manager.viewer)
const noHelp = { voucher: false, ltci: false }

beforeEach(() => db.outbox.deleteMany().then(() => {}))
const staleListings = () => db.outbox.count({ where: { topic: 'listing' } })

const zhao = (changes: object = {}) =>
  saveCaregiverInput.parse({
    providerId,
    name: '赵桂芳',
    gender: 'female',
    skills: ['cleaning'],
    languages: ['mandarin', 'sichuanese'],
    hours: [
      { weekday: 1, startMinute: 480, endMinute: 720 },
      { weekday: 1, startMinute: 720, endMinute: 1080 },
    ],
    healthCertificate: { number: '示例0002', expiresOn: '2027-11-21' },
    ...changes,
  })
const cleaning = (changes: object = {}) =>
  saveOfferingInput.parse({
    providerId,
    category: 'cleaning',
    title: '居室整理',
    mode: 'at_home',
    unit: 'visit',
    priceFen: 12_000,
    minutes: 120,
    ...changes,
  })

test('the desk of another provider is not there, for managers, carers and families alike', async () => {
  const stranger = as(otherManager.viewer)
  const notFound = { code: 'providers.not_found' }
  const { offering, caregiver } = world
  await expect(providerSetup(stranger, { providerId })).rejects.toMatchObject(notFound)
  await expect(
    saveProfile(stranger, { providerId, summary: '', phone: '', ...noHelp }),
  ).rejects.toMatchObject(notFound)
  await expect(saveOffering(stranger, cleaning())).rejects.toMatchObject(notFound)
  await expect(saveCaregiver(stranger, zhao())).rejects.toMatchObject(notFound)
  await expect(retireOffering(stranger, { providerId, offeringId: offering.id })).rejects.toMatchObject(
    notFound,
  )
  await expect(retireCaregiver(stranger, { providerId, caregiverId: caregiver.id })).rejects.toMatchObject(
    notFound,
  )
  await expect(providerSetup(as(daughter.viewer), { providerId })).rejects.toMatchObject(notFound)
  await expect(providerSetup(as(carer.viewer), { providerId })).rejects.toMatchObject({
    code: 'providers.not_allowed',
  })
})

test('nor can one’s own desk reach into another’s rows', async () => {
  const theirs = world.other
  await expect(saveOffering(ours, cleaning({ offeringId: theirs.offering.id }))).rejects.toMatchObject({
    code: 'providers.offering_not_found',
  })
  await expect(retireOffering(ours, { providerId, offeringId: theirs.offering.id })).rejects.toMatchObject({
    code: 'providers.offering_not_found',
  })
  await expect(saveCaregiver(ours, zhao({ caregiverId: theirs.caregiver.id }))).rejects.toMatchObject({
    code: 'providers.caregiver_not_found',
  })
  await expect(retireCaregiver(ours, { providerId, caregiverId: theirs.caregiver.id })).rejects.toMatchObject(
    { code: 'providers.caregiver_not_found' },
  )
})

test('a profile without promises of returns is saved, and the search hears of it', async () => {
  const helps = { voucher: true, ltci: true }
  const saved = await saveProfile(ours, {
    ...{ providerId, summary: '上门照护', phone: '400-000-0000' },
    ...helps,
  })
  expect(saved).toMatchObject({
    summary: '上门照护',
    phone: '400-000-0000',
    bookable: true,
    gaps: [],
    ...helps,
  })
  expect(await staleListings()).toBe(1)
  await expect(
    saveProfile(ours, { providerId, summary: '预存享年化收益 8%', phone: '', ...noHelp }),
  ).rejects.toMatchObject({ code: 'providers.promised_returns' })
  await expect(saveOffering(ours, cleaning({ description: '充值返利' }))).rejects.toMatchObject({
    code: 'providers.promised_returns',
  })
})

test('an offering comes, changes and goes', async () => {
  const added = await saveOffering(ours, cleaning({ servesAbilities: ['intact', 'mild'] }))
  const offering = added.offerings.find(({ title }) => title === '居室整理')
  expect(offering).toMatchObject({
    ...{ priceFen: 12_000, bookable: true },
    ...{ servesAbilities: ['intact', 'mild'], servesAges: [] },
  })
  const changed = await saveOffering(ours, cleaning({ offeringId: offering?.id, priceFen: 13_000 }))
  expect(changed.offerings.find(({ id }) => id === offering?.id)?.priceFen).toBe(13_000)
  const gone = { providerId, offeringId: offering?.id ?? '' }
  expect((await retireOffering(ours, gone)).offerings.map(({ id }) => id)).not.toContain(offering?.id)
  await retireOffering(ours, gone)
  expect(await staleListings()).toBe(3)
})

test('a caregiver comes with hours, certificate and account; changing replaces, not adds', async () => {
  const added = await saveCaregiver(ours, zhao({ accountPhone: bystander.phone }))
  const one = added.caregivers.find(({ name }) => name === '赵桂芳')
  expect(one).toMatchObject({
    accountPhone: bystander.phone,
    healthCertificateNumber: '示例0002',
    healthCertificateUntil: '2027-11-21',
    languages: ['mandarin', 'sichuanese'],
    gaps: ['no_offering'],
  })
  expect(one?.hours).toHaveLength(2)
  expect(await roleOf(bystander.id)).toBe('carer')
  const changed = await saveCaregiver(
    ours,
    zhao({
      caregiverId: one?.id,
      skills: ['bathing'],
      hours: [{ weekday: 2, startMinute: 480, endMinute: 720 }],
      healthCertificate: null,
    }),
  )
  expect(changed.caregivers.find(({ id }) => id === one?.id)).toMatchObject({
    hours: [{ weekday: 2, startMinute: 480, endMinute: 720 }],
    healthCertificateUntil: null,
    accountPhone: null,
    gaps: ['no_credential'],
  })
  expect(await roleOf(bystander.id)).toBeNull()
})

test('a manager who also visits stays a manager', async () => {
  await saveCaregiver(ours, zhao({ name: '周敏', accountPhone: manager.phone }))
  expect(await roleOf(manager.id)).toBe('manager')
})

test('hours that overlap are refused, and nothing is written', async () => {
  const before = await db.caregiver.count()
  const twice = { weekday: 1, startMinute: 480, endMinute: 720 }
  await expect(saveCaregiver(ours, zhao({ hours: [twice, twice] }))).rejects.toMatchObject({
    code: 'providers.hours_overlap',
  })
  expect(await db.caregiver.count()).toBe(before)
})

test('of no number a provider learns whether it is registered: both answers are alike, and who signs in with it is the carer', async () => {
  const stranger = await addPerson(db, '何阿姨', '13999999998')
  const answerFor = async (accountPhone: string) => {
    const { caregivers } = await saveCaregiver(ours, zhao({ name: '冯秀英', accountPhone }))
    const { id, ...told } = caregivers.find((one) => one.accountPhone === accountPhone) ?? { id: '' }
    return { id, told: { ...told, accountPhone: null } }
  }
  const [known, unknown] = [await answerFor(stranger.phone), await answerFor('13999999999')]
  expect(unknown.told).toEqual(known.told)
  const { userId } = await db.caregiver.findUniqueOrThrow({ where: { id: unknown.id } })
  expect(await roleOf(userId ?? '')).toBe('carer')
  expect(await db.user.findUniqueOrThrow({ where: { phoneNumber: '+8613999999999' } })).toMatchObject({
    id: userId,
    phoneNumberVerified: false,
  })
  expect((await db.user.findUniqueOrThrow({ where: { id: stranger.id } })).name).toBe('何阿姨')
})

test('a suspended certificate needs a new one, not a new date', async () => {
  const added = await saveCaregiver(ours, zhao({ name: '钱芬' }))
  const caregiverId = added.caregivers.find(({ name }) => name === '钱芬')?.id ?? ''
  await db.credential.updateMany({ where: { caregiverId }, data: { suspendedAt: clock.now() } })
  const until = async (number: string) => {
    const healthCertificate = { number, expiresOn: '2028-01-01' }
    const { caregivers } = await saveCaregiver(ours, zhao({ name: '钱芬', caregiverId, healthCertificate }))
    return caregivers.find(({ id }) => id === caregiverId)?.healthCertificateUntil
  }
  expect(await until('示例0002')).toBeNull()
  expect(await until('示例0003')).toBe('2028-01-01')
})

test('nobody retires while a family expects them', async () => {
  const caregiverId = world.caregiver.id
  const startsAt = new Date(clock.now().getTime() + days(1))
  const hold = await promise(db, world, { startsAt, endsAt: new Date(startsAt.getTime() + hours(2)) })
  await expect(retireCaregiver(ours, { providerId, caregiverId })).rejects.toMatchObject({
    code: 'providers.caregiver_has_visits',
    params: { count: 1 },
  })
  await db.hold.update({ where: { id: hold.id }, data: { releasedAt: clock.now() } })
  const { caregivers } = await retireCaregiver(ours, { providerId, caregiverId })
  expect(caregivers.map(({ id }) => id)).not.toContain(caregiverId)
  await retireCaregiver(ours, { providerId, caregiverId })
  expect(await roleOf(carer.id)).toBeNull()
})

test('the public page shows what anybody may know, in three queries at most', async () => {
  const counted = countingQueries(url)
  const page = await providerPage(testCtx(counted.db, clock, bystander.viewer), {
    providerId: world.other.provider.id,
  })
  expect(counted.count()).toBeLessThanOrEqual(3)
  await counted.close()
  expect(page).toMatchObject({
    name: '示例·徐汇梧桐居家养老',
    place: '上海市 浦东新区',
    bookable: true,
    gaps: [],
    rating: { mean: null, count: 0, histogram: [0, 0, 0, 0, 0] },
    reviews: [],
    mine: null,
    example: true,
  })
  expect(JSON.stringify(page)).not.toContain('沪示例0001')
  await expect(providerPage(testCtx(db, clock), { providerId: randomUUID() })).rejects.toMatchObject({
    code: 'providers.not_found',
  })
  expect(await loadBookability(db, randomUUID(), '2026-11-21')).toBeNull()
})

async function roleOf(userId: string) {
  const member = await db.providerMember.findUnique({ where: { providerId_userId: { providerId, userId } } })
  return member?.role ?? null
}
