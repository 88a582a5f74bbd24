import { anybody, type ForWhom } from '../availability/availability.entry.ts'
import type { Db, Tx } from '../platform/db.ts'

/** What a recipient's home and wishes mean for who may come and when; anybody where they are not written down yet. */
export async function forWhom(db: Db | Tx, recipientId: string | null): Promise<ForWhom> {
  const recipient = recipientId ? await db.recipient.findUnique({ where: { id: recipientId } }) : null
  if (!recipient) return anybody
  const { id, lat, lng, wantsGender, languages, hasPets, smokes, prefersFamiliar } = recipient
  return {
    recipientId: id,
    place: lat === null || lng === null ? null : { lat, lng },
    wishes: { gender: wantsGender, languages, hasPets, smokes, prefersFamiliar },
  }
}
