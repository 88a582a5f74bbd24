import { createHmac, randomUUID } from 'node:crypto'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import type { Db } from '../../server/platform/db.ts'
import { fileWhatIsAsked } from '../support/papers.ts'

export type TownFamily = { readonly cookie: string; readonly recipientId: string; readonly familyId: string }
export type TownProvider = {
  readonly id: string
  readonly offeringId: string
  readonly managerCookie: string
  readonly caregiverIds: readonly string[]
}
export type Town = { readonly families: readonly TownFamily[]; readonly providers: readonly TownProvider[] }

type Size = { families: number; providers: number; caregivers: number }

/**
 * A town in an empty database: families with one elder each, and home-care providers with so many certified caregivers
 * each, every day from 08:00 to 20:00. Everybody is signed in already; `secret` is the site's.
 */
export async function settleTown(
  db: Db,
  { secret, now, size }: { secret: string; now: Date; size: Size },
): Promise<Town> {
  const signIn = (userId: string) => session(db, { secret, now, userId })
  const families: TownFamily[] = []
  for (let i = 0; i < size.families; i++) families.push(await settleFamily(db, i, signIn))
  const providers: TownProvider[] = []
  for (let i = 0; i < size.providers; i++) {
    providers.push(await settleProvider(db, { number: i, caregivers: size.caregivers, now, signIn }))
  }
  await writeSearchTexts(db, 'all')
  await db.$executeRaw`analyze`
  return { families, providers }
}

type SignIn = (userId: string) => Promise<string>

async function settleFamily(db: Db, number: number, signIn: SignIn): Promise<TownFamily> {
  const person = await user(db, `林${number}`, 13_900_000_000 + number)
  const family = await db.family.create({
    data: { name: `林${number}家`, members: { create: { userId: person, role: 'organiser' } } },
  })
  const recipient = await db.recipient.create({
    data: {
      familyId: family.id,
      kind: 'elder',
      regionCode: '310115',
      lat: 31.2215,
      lng: 121.5448,
      name: `林建国${number}`,
      calledBy: '爸爸',
      gender: 'male',
      bornOn: new Date('1948-03-12'),
      addressLine: `示例路 18 弄 ${number} 号`,
    },
  })
  return { cookie: await signIn(person), recipientId: recipient.id, familyId: family.id }
}

async function settleProvider(
  db: Db,
  { number, caregivers, now, signIn }: { number: number; caregivers: number; now: Date; signIn: SignIn },
): Promise<TownProvider> {
  const manager = await user(db, `周${number}`, 13_800_000_000 + number)
  const provider = await db.provider.create({
    data: {
      kind: 'home_care',
      name: `示例·安和${number}居家养老`,
      state: 'verified',
      verifiedAt: now,
      example: true,
      members: { create: { userId: manager, role: 'manager' } },
      sites: {
        create: {
          province: '上海市',
          city: '上海市',
          district: '浦东新区',
          regionCode: '310115',
          addressLine: `示例路 ${number} 号`,
          lat: 31.2 + (number % 50) / 500,
          lng: 121.5 + (number % 50) / 500,
        },
      },
      caregivers: {
        create: Array.from({ length: caregivers }, (_, i) => ({
          name: `王${number}-${i}`,
          gender: 'female' as const,
          level: 4,
          skills: ['bathing'],
          bufferMinutes: 30,
          hours: {
            create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_200 })),
          },
          credentials: {
            create: {
              kind: 'health_certificate',
              number: '沪示例0001',
              expiresOn: new Date(now.getTime() + days(400)),
            },
          },
        })),
      },
      offerings: {
        create: {
          category: 'bathing',
          title: '上门助浴',
          mode: 'at_home',
          unit: 'visit',
          priceFen: 16_800,
          minutes: 90,
          noticeMinutes: 120,
          refundPolicy: 'flexible',
        },
      },
    },
    include: { offerings: { select: { id: true } }, caregivers: { select: { id: true } } },
  })
  await fileWhatIsAsked(db, provider, manager)
  return {
    id: provider.id,
    offeringId: provider.offerings[0]?.id ?? '',
    managerCookie: await signIn(manager),
    caregiverIds: provider.caregivers.map(({ id }) => id),
  }
}

async function user(db: Db, name: string, phone: number): Promise<string> {
  const { id } = await db.user.create({
    data: { name, email: `${phone}@phone.invalid`, phoneNumber: `+86${phone}`, phoneNumberVerified: true },
  })
  return id
}

/** A session as signing in would leave it, and its cookie: the token and the site's signature of it. */
async function session(
  db: Db,
  { secret, now, userId }: { secret: string; now: Date; userId: string },
): Promise<string> {
  const token = randomUUID().replaceAll('-', '')
  await db.session.create({ data: { token, userId, expiresAt: new Date(now.getTime() + days(30)) } })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `yiyou.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
