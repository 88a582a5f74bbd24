import type { z } from 'zod'
import { addRecipient } from '../../server/families/add-recipient.ts'
import { createFamily } from '../../server/families/create-family.ts'
import { recipientInput } from '../../server/families/family.contract.ts'
import { giveConsent } from '../../server/privacy/change-consent.ts'
import { CONSENT_TEXT_VERSION, type ConsentPurpose } from '../../server/privacy/consent.contract.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

/** Those cared for, by whom the stories speak of them. */
export const recipients = [
  ...(['father', 'motherInLaw', 'granny', 'aunt', 'uncle'] as const),
  ...(['mother', 'toddler', 'grandmother'] as const),
] as const
export type RecipientKey = (typeof recipients)[number]
export type Recipients = Readonly<Record<RecipientKey, string>>

/** Four families open their circles a month and a half ago. */
export async function openFamilies(stage: Stage): Promise<Recipients> {
  await stage.at(stage.day(-45, '20:10'))
  const lin = await openFamily(stage, 'daughter', '林家')
  await stage.db.familyMember.create({
    data: { familyId: lin, userId: stage.people.brother, role: 'member', joinedAt: stage.clock.now() },
  })
  stage.refresh('brother')
  const wang = await openFamily(stage, 'wangLei', '王家')
  const chen = await openFamily(stage, 'chenJing', '陈家')
  const guo = await openFamily(stage, 'guoMin', '郭家')
  return {
    father: await add(stage, 'daughter', lin, {
      kind: 'elder',
      name: '林建国',
      calledBy: '爸爸',
      gender: 'male',
      bornOn: '1948-03-12',
      phone: '13800000021',
      regionCode: '310115',
      addressLine: '示例路 18 弄 6 号 302 室',
      at: { lat: 31.2215, lng: 121.5448 },
      agreed: ['health', 'photos', 'whereabouts'],
    }),
    motherInLaw: await add(stage, 'daughter', lin, {
      kind: 'elder',
      name: '孙玉梅',
      calledBy: '婆婆',
      gender: 'female',
      bornOn: '1951-09-02',
      phone: '13800000022',
      regionCode: '310115',
      addressLine: '示例路 20 弄 1 号 101 室',
      asksFirst: true,
      callsAhead: true,
      at: { lat: 31.2231, lng: 121.5502 },
      agreed: ['whereabouts'],
    }),
    granny: await add(stage, 'daughter', lin, {
      kind: 'elder',
      name: '周阿芬',
      calledBy: '奶奶',
      gender: 'female',
      bornOn: '1938-05-06',
      regionCode: '310115',
      addressLine: '示例路 22 弄 3 号 202 室',
      at: { lat: 31.2244, lng: 121.5471 },
      wishes: { gender: 'female', languages: ['mandarin', 'shanghainese'], prefersFamiliar: true },
      agreed: ['health', 'papers'],
    }),
    aunt: await add(stage, 'daughter', lin, {
      ...{ kind: 'elder', name: '何素珍', calledBy: '姨妈', gender: 'female', bornOn: '1950-01-19' },
      ...{ regionCode: '310104', addressLine: '示例路 31 弄 4 号 601 室', agreed: ['health'] },
      at: { lat: 31.1988, lng: 121.4402 },
    }),
    uncle: await add(stage, 'daughter', lin, {
      ...{ kind: 'elder', name: '顾永年', calledBy: '姨父', gender: 'male', bornOn: '1947-06-08' },
      ...{ regionCode: '310104', addressLine: '示例路 31 弄 4 号 601 室', agreed: ['health'] },
      at: { lat: 31.1988, lng: 121.4402 },
    }),
    mother: await add(stage, 'wangLei', wang, {
      kind: 'elder',
      name: '李桂英',
      calledBy: '妈妈',
      gender: 'female',
      bornOn: '1945-11-30',
      regionCode: '310115',
      addressLine: '示例路 7 弄 2 号 501 室',
      at: { lat: 31.2302, lng: 121.5389 },
      agreed: ['health', 'papers', 'whereabouts'],
    }),
    toddler: await add(stage, 'chenJing', chen, {
      kind: 'child',
      name: '陈小满',
      calledBy: '小满',
      gender: 'female',
      // Two and a half, whenever it is: old enough for the class, young enough for the years of the nursery.
      bornOn: stage.date(-915),
      regionCode: '310109',
      addressLine: '示例路 40 弄 8 号 702 室',
      at: { lat: 31.2671, lng: 121.4925 },
      agreed: ['photos'],
    }),
    grandmother: await add(stage, 'guoMin', guo, {
      kind: 'elder',
      name: '沈月娥',
      calledBy: '外婆',
      gender: 'female',
      bornOn: '1940-02-08',
      regionCode: '330106',
      addressLine: '示例路 3 幢 2 单元 201 室',
      at: { lat: 30.2689, lng: 120.1207 },
      agreed: ['health'],
    }),
  }
}

async function openFamily(stage: Stage, person: PersonKey, name: string): Promise<string> {
  const { id } = await createFamily(await stage.as(person), { name })
  stage.refresh(person)
  return id
}

type Described = z.input<typeof recipientInput> & {
  at: { lat: number; lng: number }
  /** What the family said yes to after asking. */
  agreed: readonly ConsentPurpose[]
}

async function add(
  stage: Stage,
  person: PersonKey,
  familyId: string,
  { at, agreed, ...described }: Described,
): Promise<string> {
  const ctx = await stage.as(person)
  const { id } = await addRecipient(ctx, { ...recipientInput.parse(described), familyId })
  await stage.db.recipient.update({ where: { id }, data: at })
  if (agreed.length > 0)
    await giveConsent(ctx, {
      ...{ recipientId: id, purposes: [...agreed], textVersion: CONSENT_TEXT_VERSION, declared: true },
    })
  return id
}
