import type { z } from 'zod'
import { savePoolInput } from '../../server/capacity/capacity.contract.ts'
import { savePool } from '../../server/capacity/save-pool.ts'
import { saveCaregiverInput, saveOfferingInput } from '../../server/providers/provider.contract.ts'
import { saveCaregiver } from '../../server/providers/save-caregiver.ts'
import { saveOffering } from '../../server/providers/save-offering.ts'
import { fileWhatIsAsked } from './papers.ts'
import type { PersonKey } from './people.ts'
import { h } from './providers/shape.ts'
import type { Stage } from './stage.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]

type Group = Omit<
  z.input<typeof savePoolInput>,
  'providerId' | 'poolId' | 'validFrom' | 'offeringIds' | 'carerIds'
> & { readonly soldAs: readonly string[]; readonly carers: readonly string[] }
type House = {
  readonly provider: string
  readonly manager: PersonKey
  /** What it sells by place besides what it offers already. */
  readonly offers?: readonly Omit<z.input<typeof saveOfferingInput>, 'providerId'>[]
  readonly hires?: readonly Omit<z.input<typeof saveCaregiverInput>, 'providerId' | 'hours'>[]
  readonly groups: readonly Group[]
}

const wholeDay = [
  { name: '上午', startMinute: 510, endMinute: h(12) },
  { name: '下午', startMinute: h(12), endMinute: 1050 },
]
const nursery = { kind: 'place', weekdays: workdays, sessions: wholeDay } as const
const inClasses = ['全日托一天', '半日托', '全日托一个月']
const teacher = {
  gender: 'female',
  skills: ['childcare_full', 'childcare_half', 'childcare_hourly'],
} as const

/** A nursery with three classes, a home nursery, a day-care centre, a table for lunch, and beds. */
const houses: readonly House[] = [
  {
    provider: '示例·闵行小葵托育园',
    manager: 'nursery',
    offers: [
      {
        ...{ category: 'childcare_full', title: '全日托一个月', mode: 'on_site', unit: 'month' },
        description: '周一到周五，每天 8:30 到 17:30，含两餐两点。',
        ...{ priceFen: 298_000, minutes: 540, noticeMinutes: 1440, refundPolicy: 'moderate' },
      },
    ],
    hires: [
      { ...teacher, name: '顾悦', bio: '保育师，小葵班配班。', skills: [...teacher.skills] },
      { ...teacher, name: '梁雨桐', bio: '育婴员，带向阳班两年。', skills: [...teacher.skills] },
    ],
    groups: [
      { ...nursery, name: '小芽班', ageClass: 'infant_12', capacity: 6, soldAs: inClasses, carers: ['田佳'] },
      {
        ...{ ...nursery, name: '小葵班', ageClass: 'toddler_24', capacity: 15 },
        ...{ soldAs: inClasses, carers: ['朱晓萌', '顾悦'] },
      },
      {
        ...{ ...nursery, name: '向阳班', ageClass: 'toddler_36', capacity: 14 },
        ...{ soldAs: inClasses, carers: ['梁雨桐'] },
      },
    ],
  },
  {
    provider: '示例·虹口蒲公英家庭托育点',
    manager: 'nursery',
    hires: [{ ...teacher, name: '林巧', bio: '保育师，喜欢讲绘本。', skills: [...teacher.skills] }],
    groups: [
      {
        ...{ kind: 'place', name: '蒲公英', ageClass: 'home', capacity: 5, weekdays: everyDay },
        sessions: [
          { startMinute: h(9), endMinute: h(11) },
          { startMinute: h(14), endMinute: h(16) },
        ],
        ...{ soldAs: ['计时托两小时'], carers: ['苏婷', '林巧'] },
      },
    ],
  },
  {
    provider: '示例·静安邻里日间照料中心',
    manager: 'shenHao',
    groups: [
      {
        ...{ kind: 'seat', name: '日间照料室', capacity: 12, weekdays: everyDay },
        sessions: [{ startMinute: h(9), endMinute: h(17) }],
        ...{ soldAs: ['日间照料一天'], carers: [] },
      },
    ],
  },
  {
    provider: '示例·杨浦和顺助餐点',
    manager: 'guLei',
    offers: [
      {
        ...{ category: 'meal_help', title: '到店吃一餐', mode: 'on_site', unit: 'meal' },
        description: '两荤一素一汤，软饭和粥每天都有。',
        ...{ priceFen: 1_500, minutes: 60 },
      },
    ],
    groups: [
      {
        ...{ kind: 'meal', name: '堂食', capacity: 40, weekdays: everyDay },
        sessions: [
          { name: '午餐', startMinute: h(11), endMinute: h(13) },
          { name: '晚餐', startMinute: h(17), endMinute: h(18) },
        ],
        ...{ soldAs: ['到店吃一餐'], carers: [] },
      },
    ],
  },
  {
    provider: '示例·徐汇梧桐养老院',
    manager: 'shenHao',
    offers: [
      {
        ...{ category: 'residence', title: '长住一个月', mode: 'on_site', unit: 'month' },
        description: '双人间床位、护理和一日三餐；按月预付，进监管账户，住满一个月才付给我们。',
        ...{ priceFen: 560_000, depositFen: 560_000, minutes: 600, noticeMinutes: 1440 },
        ...{ servesAbilities: ['mild', 'moderate', 'severe'], refundPolicy: 'moderate' },
      },
    ],
    groups: [
      {
        ...{ kind: 'bed', name: '二楼朝南单间', capacity: 1, weekdays: everyDay },
        sessions: [{ startMinute: h(14), endMinute: h(36) }],
        ...{ soldAs: ['短期托养一日'], carers: [] },
      },
      {
        ...{ kind: 'bed', name: '三楼长住', capacity: 20, weekdays: everyDay },
        sessions: [{ startMinute: 0, endMinute: h(24) }],
        ...{ soldAs: ['长住一个月'], carers: [] },
      },
    ],
  },
]

/** Two months ago: those who sell places by number say how many, when, and who looks after them. */
export async function openPlaces(stage: Stage): Promise<void> {
  await stage.at(stage.day(-57, '09:00'))
  for (const house of houses) {
    const { id: providerId } = await stage.db.provider.findFirstOrThrow({ where: { name: house.provider } })
    const ctx = await stage.as(house.manager)
    for (const offer of house.offers ?? []) {
      await saveOffering(ctx, saveOfferingInput.parse({ ...offer, providerId }))
    }
    for (const person of house.hires ?? []) {
      const hours = workdays.map((weekday) => ({ weekday, startMinute: h(7), endMinute: h(18) }))
      const healthCertificate = { number: `示例-${person.name}`, expiresOn: stage.date(400) }
      await saveCaregiver(ctx, saveCaregiverInput.parse({ ...person, providerId, hours, healthCertificate }))
    }
    await fileWhatIsAsked(stage, { manager: house.manager, providerId })
    for (const group of house.groups) await openGroup(stage, house, providerId, group)
  }
}

async function openGroup(
  stage: Stage,
  { manager }: House,
  providerId: string,
  { soldAs, carers, ...pool }: Group,
): Promise<void> {
  const offerings = await stage.db.offering.findMany({ where: { providerId, title: { in: [...soldAs] } } })
  const people = await stage.db.caregiver.findMany({ where: { providerId, name: { in: [...carers] } } })
  const input = savePoolInput.parse({
    ...{ ...pool, providerId, validFrom: stage.date(-57) },
    offeringIds: offerings.map(({ id }) => id),
    carerIds: people.map(({ id }) => id),
  })
  await savePool(await stage.as(manager), input)
}
