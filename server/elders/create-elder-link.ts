import type { z } from 'zod'
import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import { pathOf } from '../carriers/carriers.entry.ts'
import type { PersonCtx } from '../context.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { after, days } from '../kernel/clock.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { newToken } from '../platform/secret-token.ts'
import type { createElderLinkInput, MadeElderLink, revokeElderLinkInput } from './elder.contract.ts'
import { hashOfCode, newCode } from './entry-code.ts'

const LINK_LIVES = days(180)

/**
 * The recipient's own way in, without an account, good for 180 days: a link, and six figures for whom a link is too much.
 * Earlier ones stop opening. Told once: only hashes are kept. With `text` the link goes to the recipient's own phone, where
 * there is one. Refuses with families.recipient_not_found or families.not_allowed.
 */
export async function createElderLink(
  ctx: PersonCtx,
  { recipientId, text }: z.input<typeof createElderLinkInput>,
): Promise<MadeElderLink> {
  const { token, hash } = newToken()
  const code = newCode()
  const createdAt = ctx.clock.now()
  const expiresAt = after(createdAt, LINK_LIVES)
  const codeHash = await hashOfCode(code)
  const { name, calledBy, phone } = await inTransaction(ctx.db, async (tx) => {
    const recipient = await closeLinks(tx, ctx, recipientId)
    await tx.elderLink.create({
      data: { recipientId, tokenHash: hash, codeHash, createdBy: ctx.viewer.userId, createdAt, expiresAt },
    })
    return recipient
  })
  const url = `${ctx.appUrl}/e/${token}`
  const texted = text === true && phone !== null
  if (texted) {
    const { name: from } = ctx.viewer
    const body = i18nFor('zh-CN').t('elder:text', { calledBy, from, url })
    const values = { who: calledBy, by: from, path: pathOf(url, ctx.appUrl) }
    await ctx.ports.sms.send({ to: phone, body, template: 'elder_link', values })
  }
  const entryUrl = `${ctx.appUrl}/e`
  return { url, expiresAt, code, entryUrl, phone: phone ?? ctx.viewer.phone, calledBy, name, texted }
}

/** Stops every link and code of this recipient at once. Refuses like createElderLink. */
export async function revokeElderLink(
  ctx: PersonCtx,
  { recipientId }: z.infer<typeof revokeElderLinkInput>,
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, (tx) => closeLinks(tx, ctx, recipientId))
  return { ok: true }
}

async function closeLinks(tx: Tx, ctx: PersonCtx, recipientId: string) {
  const recipient = await getOwnRecipient(ctx, tx, recipientId)
  // Two who make a link at the same time must not leave two open.
  await tx.$queryRaw`select 1 from recipient where id = ${recipientId}::uuid for update`
  const at = ctx.clock.now()
  await tx.elderLink.updateMany({ where: { recipientId, revokedAt: null }, data: { revokedAt: at } })
  const rooms = [room.family(recipient.familyId), room.recipient(recipientId)]
  await enqueue(tx, 'nudge', { rooms, kind: 'family', id: recipient.familyId, version: at.getTime() })
  return recipient
}
