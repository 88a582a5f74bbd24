import { dayOf } from '../../server/kernel/wall-time.ts'
import type { Db } from '../../server/platform/db.ts'
import type { OfferingCategory, ProviderKind } from '../../server/providers/provider.contract.ts'
import { saturdayMorning } from '../support/clock.ts'

export const today = dayOf(saturdayMorning)

export const cities = {
  上海市: ['浦东新区', '徐汇区'],
  南京市: ['鼓楼区', ''],
  常州市: ['钟楼区', '鼓楼区'],
} as const
export const kinds = [
  'residential',
  'meals',
  'home_care',
  'nursery',
] as const satisfies readonly ProviderKind[]
const categories = [
  'meal_help',
  'cleaning',
  'errands',
  'comfort',
] as const satisfies readonly OfferingCategory[]
const modes = ['at_home', 'on_site', 'online'] as const
const words = ['枫林', '榕树', '丁香', 'Sunny', '100%', 'a_b']
const certificates = [null, '2026-11-20', '2026-11-21', '2027-05-01'] as const
const provinces = { 上海市: '上海市', 南京市: '江苏省', 常州市: '江苏省' } as const
export const streets = ['花木街道', '庙镇', ''] as const
const units = ['visit', 'hour', 'meal'] as const
const abilities = [[], ['intact'], ['mild', 'severe'], ['severe', 'total']] as const
const ages = [[], ['infant_6', 'toddler_24'], ['child']] as const
const grades = [null, '5', '3', null, '1', 'B', 'D'] as const
const spoken = [[], ['mandarin'], ['mandarin', 'shanghainese'], ['cantonese']] as const

/** One provider as a plain fact: what the database is filled from, and what the oracle looks at. */
export type Townsman = ReturnType<typeof townsman>

/** The same town every time; neighbouring numbers differ in everything that can be filtered by. */
function townsman(at: number) {
  const city = Object.keys(cities)[at % 3] as keyof typeof cities
  return {
    name: `示例${pick(at, words, 1)}${at}号${pick(at, ['养老院', '食堂', '之家'], 2)}`,
    kind: pick(at, kinds, 2),
    state: pick(at, ['unclaimed', 'verified', 'verified', 'suspended'] as const, 3),
    inclusive: at % 5 === 0,
    voucher: at % 3 === 0,
    ltci: at % 4 === 1,
    grade: pick(at, grades, 1),
    ratingSum: pick(at, [0, 13, 25, 4, 13, 19], 7),
    reviewCount: pick(at, [0, 3, 5, 4, 4, 4], 7),
    sites: [
      site(city, pick(at, cities[city], 4), at),
      ...(at % 11 === 0 ? [site('南京市', '鼓楼区', at + 1)] : []),
      ...(at % 22 === 0 ? [site('南京市', '鼓楼区', at + 3)] : []),
    ].slice(at % 29 === 0 ? 9 : 0),
    offerings:
      at % 4 === 0
        ? []
        : [offering(at), ...(at % 3 === 0 ? [{ ...offering(at * 7 + 1), retired: false }] : [])],
    caregiver: caregiver(at),
    /** Has no hours and does not make anything bookable. */
    trainee: at % 3 === 1 ? { ...caregiver(at * 5 + 2), hours: false } : null,
    standing: at % 3 === 0 ? null : { kept: at % 7, broken: at % 4, soonestDay: pick(at, soonestDays, 5) },
  }
}

const soonestDays = [null, '2026-11-19', '2026-11-21', '2026-11-24', '2026-12-30'] as const

function pick<Item>(at: number, list: readonly Item[], by: number): Item {
  return list[Math.floor(at / by) % list.length] as Item
}

const offering = (at: number) => ({
  category: pick(at, categories, 5),
  mode: pick(at, modes, 6),
  title: `上门${pick(at, words, 3)}服务`,
  unit: pick(at, units, 2),
  priceFen: 1_000 + (at % 300),
  servesAbilities: [...pick(at, abilities, 3)],
  servesAges: [...pick(at, ages, 4)],
  retired: at % 13 === 0,
})

const caregiver = (at: number) => ({
  skills: [pick(at, categories, 5), ...(at % 2 === 0 ? ['errands'] : [])],
  gender: at % 3 === 0 ? ('male' as const) : ('female' as const),
  level: pick(at, [null, 2, 3, 5, 8], 2),
  languages: [...pick(at, spoken, 3)],
  hours: at % 6 !== 0,
  certificate: pick(at, certificates, 2),
  /** Has a clean record, for as long as it is asked for. */
  record: at % 4 === 2,
  suspended: at % 17 === 0,
  retired: at % 19 === 0,
})

function site(city: keyof typeof cities, district: string, at: number) {
  const placed = at % 8 !== 0
  return {
    ...{ province: provinces[city], city, district, street: district && pick(at, streets, 1) },
    addressLine: `示例路${at}号`,
    lat: placed ? 31 + (at % 40) / 100 : null,
    lng: placed ? 121 + (at % 37) / 100 : null,
  }
}

/** Fills an empty database with the town; gives the facts by the id each provider got. */
export async function settleTown(db: Db, count: number): Promise<Map<string, Townsman>> {
  const town = new Map<string, Townsman>()
  for (let at = 1; at <= count; at += 1) {
    const { sites, offerings, caregiver, trainee, standing, ...facts } = townsman(at)
    const { id } = await db.provider.create({
      data: {
        ...facts,
        sites: { create: sites },
        offerings: {
          create: offerings.map(({ retired, ...offering }) => ({
            ...{ ...offering, minutes: 60 },
            retiredAt: retired ? saturdayMorning : null,
          })),
        },
        caregivers: { create: [caregiver, ...(trainee ? [trainee] : [])].map(caregiverRow) },
        ...(standing && {
          standing: {
            create: {
              ...{ kept: standing.kept, broken: standing.broken },
              soonestAt: standing.soonestDay && new Date(`${standing.soonestDay}T09:00:00+08:00`),
            },
          },
        }),
      },
    })
    town.set(id, townsman(at))
  }
  return town
}

function caregiverRow({ skills, gender, level, languages, ...one }: Townsman['caregiver']) {
  const suspendedAt = one.suspended ? saturdayMorning : null
  return {
    ...{ name: '示例', gender, level, languages, skills },
    retiredAt: one.retired ? saturdayMorning : null,
    hours: { create: one.hours ? [{ weekday: 1, startMinute: 480, endMinute: 1200 }] : [] },
    credentials: {
      create: [
        ...(one.certificate
          ? [
              {
                ...{ kind: 'health_certificate', number: 'X0001', suspendedAt },
                expiresOn: new Date(one.certificate),
              },
            ]
          : []),
        ...(one.record ? [{ kind: 'no_criminal_record', number: 'X0002' }] : []),
      ],
    },
  }
}
