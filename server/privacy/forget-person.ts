import type { Ctx } from '../context.ts'
import { forgetWords } from '../events/events.entry.ts'
import { pictureFiles } from '../files/files.entry.ts'
import type { Tx } from '../platform/db.ts'
import { portraitKey } from '../portraits/portraits.entry.ts'
import { collectIds, type Ids } from './collect-ids.ts'
import { type Held, heldData } from './data-map.ts'
import { rememberPerson } from './export-data.ts'
import type { ErasureOutlook } from './person.contract.ts'

type Writer = {
  deleteMany(asked: object): Promise<unknown>
  updateMany(asked: object): Promise<unknown>
}

/**
 * Forgets a person, and the families nobody else is in, in the caller's transaction: rows go or lose what tells of people; what the
 * law keeps stays without names. Gives the keys of the files that have to go once it is committed.
 */
export async function forgetPerson(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  userId: string,
  { forgotten, handedOver }: Pick<ErasureOutlook, 'forgotten' | 'handedOver'>,
): Promise<string[]> {
  const ids = await collectIds(
    tx,
    userId,
    forgotten.map(({ id }) => id),
  )
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phoneNumber: true } })
  const photos = await tx.careEntry.findMany({
    where: { recipientId: { in: [...ids.recipient] }, fileKey: { not: null } },
    select: { fileKey: true },
  })
  const pictures = await tx.chatMessage.findMany({
    where: { chatId: { in: [...ids.chat] }, fileKey: { not: null } },
    select: { fileKey: true },
  })
  const late = await tx.lateNote.findMany({
    where: { orderId: { in: [...ids.order] }, fileKey: { not: null } },
    select: { fileKey: true },
  })
  // Whoever leaves takes their photos along, and the family's that nobody is in any more.
  const said = { OR: [{ orderId: { in: [...ids.order] } }, { addedBy: userId }] }
  const reviewed = await tx.reviewPhoto.findMany({ where: said, select: { fileKey: true } })
  await tx.reviewPhoto.deleteMany({ where: said })
  const portraits = await tx.caregiver.findMany({
    where: { userId, portraitId: { not: null } },
    select: { portraitId: true },
  })
  for (const { id } of handedOver) await handOver(tx, id, userId)
  await endConsents(tx, ctx, ids)
  for (const held of heldData) await forget(tx, held, ids)
  await tx.chatMessage.updateMany({ where: { writtenBy: userId }, data: { writtenByName: '已注销' } })
  await tx.chatReport.updateMany({ where: { reportedBy: userId }, data: { reportedByName: '已注销' } })
  await tx.review.updateMany({
    where: { authorId: userId },
    data: { authorName: '已删除', anonymous: true, authorId: null },
  })
  await forgetEvents(tx, userId, ids)
  await tx.recipient.updateMany({
    where: { id: { in: [...ids.recipient] }, archivedAt: null },
    data: { archivedAt: ctx.clock.now() },
  })
  if (user.phoneNumber)
    await tx.sandboxMessage.deleteMany({ where: { to: { endsWith: user.phoneNumber.slice(-11) } } })
  await tx.user.update({
    where: { id: userId },
    data: {
      ...{
        name: '已注销',
        email: `${userId}@erased.invalid`,
        emailVerified: false,
        image: null,
        locale: null,
      },
      ...{ phoneNumber: null, phoneNumberVerified: false },
    },
  })
  await rememberPerson(tx, ctx, userId, 'erase')
  const keys = [...photos, ...pictures, ...late, ...reviewed].map(({ fileKey }) => `${fileKey}`)
  const faces = portraits.map(({ portraitId }) => portraitKey(`${portraitId}`))
  return [...keys, ...faces].flatMap(pictureFiles)
}

/** The next in line organises from now on. */
async function handOver(tx: Tx, familyId: string, userId: string): Promise<void> {
  const next = await tx.familyMember.findFirst({
    where: { familyId, userId: { not: userId } },
    orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
  })
  if (next) await tx.familyMember.update({ where: { id: next.id }, data: { role: 'organiser' } })
}

const endConsents = (tx: Tx, { clock }: Pick<Ctx, 'clock'>, { recipient }: Ids) =>
  tx.consent.updateMany({
    where: { recipientId: { in: [...recipient] }, endedAt: null },
    data: { endedAt: clock.now(), ending: 'erased' },
  })

async function forget(tx: Tx, { model, by, of, erase }: Held, ids: Ids): Promise<void> {
  if (erase === 'keep') return
  const where = { [by]: { in: [...ids[of]] } }
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`
  const writer = (tx as unknown as Record<string, Writer>)[name] as Writer
  await (erase === 'delete' ? writer.deleteMany({ where }) : writer.updateMany({ where, data: erase.set }))
}

/** Their own acts everywhere, and in what was their family's alone every name and word of a family or a recipient. */
async function forgetEvents(tx: Tx, userId: string, { recipient, order }: Ids): Promise<void> {
  const incidents = await tx.incident.findMany({
    where: { recipientId: { in: [...recipient] } },
    select: { id: true },
  })
  const streams = [
    ...order.map((id) => `order:${id}`),
    ...recipient.map((id) => `consent:${id}`),
    ...incidents.map(({ id }) => `incident:${id}`),
  ]
  await forgetWords(tx, {
    OR: [{ actorId: userId }, { stream: { in: streams }, actorKind: { in: ['family', 'recipient'] } }],
  })
}
