import type { Db } from '../../server/platform/db.ts'
import { agreedTo } from './agreed-to.ts'

/**
 * 林家: the daughter organises, her brother is a member; the father lives in 浦东, the mother-in-law asks to be asked. Both
 * have agreed to everything.
 */
export async function openFamily(
  db: Db,
  { daughter, brother }: { daughter: { id: string; name: string }; brother: { id: string } },
) {
  const family = await db.family.create({
    data: {
      name: '林家',
      members: {
        create: [
          { userId: daughter.id, role: 'organiser' },
          { userId: brother.id, role: 'member' },
        ],
      },
    },
  })
  const home = {
    familyId: family.id,
    kind: 'elder',
    regionCode: '310115',
    lat: 31.2215,
    lng: 121.5448,
  } as const
  const father = await db.recipient.create({
    data: {
      ...home,
      name: '林建国',
      calledBy: '爸爸',
      gender: 'male',
      bornOn: new Date('1948-03-12'),
      phone: '13800000008',
      addressLine: '示例路 18 弄 6 号 302 室',
    },
  })
  const motherInLaw = await db.recipient.create({
    data: {
      ...home,
      name: '孙玉梅',
      calledBy: '婆婆',
      gender: 'female',
      bornOn: new Date('1951-09-02'),
      addressLine: '示例路 20 弄 1 号 101 室',
      asksFirst: true,
    },
  })
  for (const { id } of [father, motherInLaw]) await agreedTo(db, id, daughter)
  return { family, father, motherInLaw }
}
