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

/** One provider as a plain fact: what the database is filled from, and what the oracle looks at. */
export type Townsman = ReturnType<typeof townsman>

/** The same town every time; neighbouring numbers differ in everything that can be filtered by. */
function townsman(at: number) {
  const city = Object.keys(cities)[at % 3] as keyof typeof cities
  const pick = <Item>(list: readonly Item[], by: number): Item =>
    list[Math.floor(at / by) % list.length] as Item
  return {
    name: `示例${pick(words, 1)}${at}号${pick(['养老院', '食堂', '之家'], 2)}`,
    kind: pick(kinds, 2),
    state: pick(['unclaimed', 'verified', 'verified', 'suspended'] as const, 3),
    inclusive: at % 5 === 0,
    ratingSum: pick([0, 13, 25, 4], 7),
    reviewCount: pick([0, 3, 5, 4], 7),
    sites: [
      site(city, pick(cities[city], 4), at),
      ...(at % 11 === 0 ? [site('南京市', '鼓楼区', at + 1)] : []),
    ],
    offerings:
      at % 4 === 0
        ? []
        : [
            {
              category: pick(categories, 5),
              mode: pick(modes, 6),
              title: `上门${pick(words, 3)}服务`,
              priceFen: 1_000 + at,
              retired: at % 13 === 0,
            },
          ],
    caregiver: {
      skills: [pick(categories, 5), ...(at % 2 === 0 ? ['errands'] : [])],
      hours: at % 6 !== 0,
      certificate: pick(certificates, 2),
      suspended: at % 17 === 0,
      retired: at % 19 === 0,
    },
  }
}

function site(city: string, district: string, at: number) {
  const placed = at % 8 !== 0
  return {
    ...{ city, district, addressLine: `示例路${at}号` },
    lat: placed ? 31 + (at % 40) / 100 : null,
    lng: placed ? 121 + (at % 37) / 100 : null,
  }
}

/** Fills an empty database with the town; gives the facts by the id each provider got. */
export async function settleTown(db: Db, count: number): Promise<Map<string, Townsman>> {
  const town = new Map<string, Townsman>()
  for (let at = 1; at <= count; at += 1) {
    const { sites, offerings, caregiver, ...facts } = townsman(at)
    const { id } = await db.provider.create({
      data: {
        ...facts,
        sites: { create: sites },
        offerings: {
          create: offerings.map(({ retired, ...offering }) => ({
            ...{ ...offering, unit: 'visit', minutes: 60 },
            retiredAt: retired ? saturdayMorning : null,
          })),
        },
        caregivers: {
          create: {
            ...{ name: '示例', gender: 'female', skills: caregiver.skills },
            retiredAt: caregiver.retired ? saturdayMorning : null,
            hours: { create: caregiver.hours ? [{ weekday: 1, startMinute: 480, endMinute: 1200 }] : [] },
            credentials: {
              create: caregiver.certificate
                ? [
                    {
                      ...{ kind: 'health_certificate', number: 'X0001' },
                      expiresOn: new Date(caregiver.certificate),
                      suspendedAt: caregiver.suspended ? saturdayMorning : null,
                    },
                  ]
                : [],
            },
          },
        },
      },
    })
    town.set(id, townsman(at))
  }
  return town
}
