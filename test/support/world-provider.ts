import type { Db } from '../../server/platform/db.ts'
import { fileWhatIsAsked } from './papers.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/**
 * A verified home-care provider in 浦东新区 that may be booked: one caregiver, every day 08:00 to 20:00 with 30 minutes
 * between visits, the papers it needs (without end), a health certificate until `certifiedUntil`, and 助浴 at home for 90 minutes at 16800 fen.
 */
export async function openProvider(
  db: Db,
  {
    name,
    manager,
    carer,
    certifiedUntil,
  }: {
    name: string
    manager: string
    carer: { userId: string | null; name: string }
    certifiedUntil: Date
  },
) {
  const provider = await db.provider.create({
    data: {
      kind: 'home_care',
      name,
      state: 'verified',
      verifiedAt: new Date('2026-01-05T02:00:00Z'),
      phone: '021-58000000',
      example: true,
      members: {
        create: [
          { userId: manager, role: 'manager' },
          ...(carer.userId ? [{ userId: carer.userId, role: 'carer' } as const] : []),
        ],
      },
    },
  })
  const site = await db.site.create({
    data: {
      providerId: provider.id,
      province: '上海市',
      city: '上海市',
      district: '浦东新区',
      regionCode: '310115',
      addressLine: '示例路 100 号',
      lat: 31.2253,
      lng: 121.5441,
    },
  })
  const caregiver = await db.caregiver.create({
    data: {
      providerId: provider.id,
      userId: carer.userId,
      name: carer.name,
      gender: 'female',
      level: 4,
      skills: ['bathing', 'cleaning'],
      bufferMinutes: 30,
      hours: {
        create: EVERY_DAY.map((weekday) => ({ weekday, startMinute: 8 * 60, endMinute: 20 * 60 })),
      },
      credentials: {
        create: { kind: 'health_certificate', number: '沪示例0001', expiresOn: certifiedUntil },
      },
    },
  })
  const offering = await db.offering.create({
    data: {
      providerId: provider.id,
      siteId: site.id,
      category: 'bathing',
      title: '上门助浴',
      description: '两人一组，带防滑垫和助浴椅。',
      mode: 'at_home',
      unit: 'visit',
      priceFen: 16_800,
      minutes: 90,
      noticeMinutes: 120,
      refundPolicy: 'flexible',
    },
  })
  await fileWhatIsAsked(db, provider, manager)
  return { provider, site, caregiver, offering }
}
