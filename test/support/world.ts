import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Ctx } from '../../server/context.ts'
import { type FacetName, facetNames } from '../../server/discovery/discovery.contract.ts'
import { createMemoryStore, createSeal, noScan } from '../../server/files/files.entry.ts'
import { type Clock, days } from '../../server/kernel/clock.ts'
import type { Person, Viewer } from '../../server/kernel/view.contract.ts'
import { carryingLimits } from '../../server/payments/carrying.rules.ts'
import type { Db } from '../../server/platform/db.ts'
import { testVault } from './vault.ts'
import { openFamily } from './world-family.ts'
import { openProvider } from './world-provider.ts'

export const anonymous: Viewer = { kind: 'anonymous' }

export type World = Awaited<ReturnType<typeof buildWorld>>

/**
 * A small named world in an empty database: 林晓雯 and her brother 林晓峰 order for their father 林建国 (who does not ask
 * to be asked) and for 孙玉梅, who does, from a verified home-care provider run by 周敏, where 王秀兰 works every day from
 * 08:00 to 20:00. 陈立 is an operator; 吴倩 runs another provider and should see none of it; 何芳 has no role at all.
 * Every person comes with `viewer`, ready for `createCaller(testCtx(db, clock, person.viewer))`.
 */
export async function buildWorld(db: Db, clock: Clock) {
  const daughter = await addPerson(db, '林晓雯', '13800000001')
  const brother = await addPerson(db, '林晓峰', '13800000002')
  const manager = await addPerson(db, '周敏', '13800000003')
  const carer = await addPerson(db, '王秀兰', '13800000004')
  const operator = await addPerson(db, '陈立', '13800000005')
  const otherManager = await addPerson(db, '吴倩', '13800000006')
  const bystander = await addPerson(db, '何芳', '13800000007')
  await db.operator.create({ data: { userId: operator.id } })

  const { family, father, motherInLaw } = await openFamily(db, { daughter, brother })
  const certifiedUntil = new Date(clock.now().getTime() + days(400))
  const home = await openProvider(db, {
    name: '示例·浦东安和居家养老',
    manager: manager.id,
    carer: { userId: carer.id, name: carer.name },
    certifiedUntil,
  })
  const other = await openProvider(db, {
    name: '示例·徐汇梧桐居家养老',
    manager: otherManager.id,
    carer: { userId: null, name: '钱美华' },
    certifiedUntil,
  })
  const unclaimed = await db.provider.create({
    data: {
      kind: 'day_care',
      name: '示例·花木日间照料中心',
      example: true,
      sites: {
        create: { province: '上海市', city: '上海市', district: '浦东新区', addressLine: '示例路 3 号' },
      },
    },
  })

  return {
    daughter: { ...daughter, viewer: inFamily(daughter, family, 'organiser') },
    brother: { ...brother, viewer: inFamily(brother, family, 'member') },
    manager: { ...manager, viewer: at(manager, home.provider, 'manager', null) },
    carer: { ...carer, viewer: at(carer, home.provider, 'carer', home.caregiver.id) },
    operator: { ...operator, viewer: { ...personOf(operator), operator: true } satisfies Person },
    otherManager: { ...otherManager, viewer: at(otherManager, other.provider, 'manager', null) },
    bystander: { ...bystander, viewer: personOf(bystander) },
    family,
    father,
    motherInLaw,
    ...home,
    other,
    unclaimed,
  }
}

const sender = { name: '颐幼 Yiyou', address: 'no-reply@yiyou.example' }

/** A context as the rpc layer would build it, for `viewer`. Nothing in it leaves the building. */
export function testCtx(db: Db, clock: Clock, viewer: Viewer = anonymous, changes: Partial<Ctx> = {}): Ctx {
  return {
    db,
    clock,
    viewer,
    locale: 'zh-CN',
    log: pino({ level: 'silent' }),
    requestId: randomUUID(),
    appUrl: 'http://yiyou.test',
    ports: {
      payments: fakePayments,
      search: unindexed,
      sms: { name: 'sandbox', send: async () => {} },
      voice: { name: 'console', call: async () => {} },
      mail: { name: 'sandbox', from: sender, send: async () => {} },
      push: unpushed,
      files: createMemoryStore(),
      vault: testVault,
      scan: noScan,
      seals: createSeal('of the tests'),
    },
    ...changes,
  }
}

export type NamedPerson = { id: string; name: string; phone: string }

/** A signed-up person with a mainland mobile number. */
export async function addPerson(db: Db, name: string, phone: string): Promise<NamedPerson> {
  const { id } = await db.user.create({
    data: { name, email: `${phone}@phone.invalid`, phoneNumber: `+86${phone}`, phoneNumberVerified: true },
  })
  return { id, name, phone }
}

/** The same person as the rpc layer would see them, without any role. */
export const personOf = ({ id, name, phone }: NamedPerson): Person => ({
  kind: 'person',
  userId: id,
  name,
  phone,
  families: [],
  providers: [],
  operator: false,
  suspended: false,
})

const inFamily = (
  person: NamedPerson,
  family: { id: string; name: string },
  role: 'organiser' | 'member',
): Person => ({ ...personOf(person), families: [{ id: family.id, name: family.name, role }] })

const at = (
  person: NamedPerson,
  provider: { id: string; name: string },
  role: 'manager' | 'carer',
  caregiverId: string | null,
): Person => ({
  ...personOf(person),
  providers: [{ id: provider.id, name: provider.name, role, caregiverId }],
})

/** No browser anywhere. */
const unpushed: Ctx['ports']['push'] = {
  publicKey: async () => 'key',
  knows: () => true,
  send: async () => 'gone',
}

const fakePayments: Ctx['ports']['payments'] = {
  name: 'sandbox',
  limits: carryingLimits.sandbox,
  open: async ({ key }) => ({ externalId: `pay_${key}`, url: `http://yiyou.test/sandbox/pay/pay_${key}` }),
  refund: async ({ key }) => ({ refundExternalId: `refund_${key}`, done: true }),
  openAccount: async ({ key }) => ({ accountExternalId: `account_${key}` }),
  accountLink: async ({ key }) => ({ url: `http://yiyou.test/sandbox/account/${key}` }),
  accountStatus: async () => ({ ready: true, missing: [] }),
  transfer: async ({ key }) => ({ transferExternalId: `transfer_${key}` }),
  reverse: async ({ key }) => ({ reversalExternalId: `reversal_${key}` }),
  readWebhook: async () => null,
  reportsBetween: async () => [],
  ask: async () => null,
}

const noFacets = Object.fromEntries(facetNames.map((name) => [name, {}])) as Record<
  FacetName,
  Record<string, number>
>
const unindexed: Ctx['ports']['search'] = {
  name: 'postgres',
  search: async () => ({ ids: [], total: 0, facets: noFacets }),
  index: async () => {},
  remove: async () => {},
  healthy: async () => true,
}
