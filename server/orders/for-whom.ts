import { anybody, type ForWhom } from '../availability/availability.entry.ts'
import type { WishesInput } from '../families/wishes.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { DraftRecord } from './drafts.ts'
import type { DraftRecipient } from './order.contract.ts'

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

/** The same for a draft, whose recipient may be described in it only. */
export async function forWhomDraft(
  db: Db | Tx,
  { recipientId, recipient }: Pick<DraftRecord, 'recipientId' | 'recipient'>,
): Promise<ForWhom> {
  if (recipientId) return forWhom(db, recipientId)
  const said = (recipient as DraftRecipient | null)?.wishes
  return said ? { ...anybody, wishes: heeded(said) } : anybody
}

/** Wishes as people say them, as the search for free times reads them. */
export const heeded = ({ gender, ...said }: WishesInput): ForWhom['wishes'] => ({
  ...said,
  gender: gender === 'anybody' ? null : gender,
})
