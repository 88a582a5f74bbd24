import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'
import { regionName } from '../regions/regions.entry.ts'
import type { FamilyView, RecipientView } from './family.contract.ts'
import { wishesOf } from './wishes.ts'

type Reader = Pick<PersonCtx, 'viewer' | 'clock'> & { readonly db: Db | Tx }

/** The viewer's own families, with their circle and whom they care for; oldest first. */
export async function findFamilies({ db, viewer, clock }: Reader): Promise<FamilyView[]> {
  const families = await db.family.findMany({
    where: { members: { some: { userId: viewer.userId } } },
    include: {
      members: { include: { user: { select: { name: true } } }, orderBy: { joinedAt: 'asc' } },
      recipients: recipientsAt(clock.now()),
    },
    orderBy: { createdAt: 'asc' },
  })
  return Promise.all(
    families.map(async ({ id, name, members, recipients }) => ({
      id,
      name,
      myRole: members.find(({ userId }) => userId === viewer.userId)?.role ?? 'viewer',
      members: members.map(({ user, ...member }) => ({
        id: member.id,
        userId: member.userId,
        name: user.name,
        role: member.role,
        joinedAt: member.joinedAt,
        me: member.userId === viewer.userId,
      })),
      recipients: await Promise.all(recipients.map((recipient) => showRecipient(db, recipient))),
    })),
  )
}

/** One of the viewer's own families. Refuses with families.not_found. */
export async function getFamily(reader: Reader, familyId: string): Promise<FamilyView> {
  const family = (await findFamilies(reader)).find(({ id }) => id === familyId)
  if (!family) throw new DomainError('families.not_found')
  return family
}

/** One recipient by id; whoever calls has made sure that it is the viewer's to see. */
export async function getRecipientView(db: Db | Tx, recipientId: string, now: Date): Promise<RecipientView> {
  const { include } = recipientsAt(now)
  return showRecipient(db, await db.recipient.findUniqueOrThrow({ where: { id: recipientId }, include }))
}

/** Who is cared for, with the elder link that still opens. */
const recipientsAt = (now: Date) =>
  ({
    where: { archivedAt: null },
    orderBy: { createdAt: 'asc' },
    include: {
      links: {
        where: { revokedAt: null, expiresAt: { gt: now } },
        select: { expiresAt: true },
        orderBy: { expiresAt: 'desc' },
        take: 1,
      },
    },
  }) as const satisfies Prisma.Family$recipientsArgs

async function showRecipient(
  db: Db | Tx,
  recipient: Prisma.RecipientGetPayload<{ include: { links: { select: { expiresAt: true } } } }>,
): Promise<RecipientView> {
  const { id, familyId, kind, name, calledBy, gender, bornOn, phone, regionCode, addressLine, asksFirst } =
    recipient
  return {
    id,
    familyId,
    kind,
    name,
    calledBy,
    gender,
    bornOn: bornOn?.toISOString().slice(0, 10) ?? null,
    phone,
    regionCode,
    regionName: (regionCode && (await regionName(db, regionCode))) || '',
    addressLine,
    asksFirst,
    callsAhead: recipient.callsAhead,
    wishes: wishesOf(recipient),
    linkExpiresAt: recipient.links[0]?.expiresAt ?? null,
  }
}
