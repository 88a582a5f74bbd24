import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import type { PersonCtx } from '../context.ts'
import { after, days, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { hashOfToken, newToken } from '../platform/secret-token.ts'
import type { NoticeSettings } from './channel.contract.ts'
import { findNoticeSettings } from './settings.ts'

/** How long the link in the letter opens. */
const LINK_LIVES = days(1)
/** One letter a minute: the address may be somebody else's. */
const PAUSE = minutes(1)

/**
 * Takes down where the viewer wants mail and sends a link there, good for a day. Nothing else is sent there until it was
 * followed. Gives the link where mail stays in the sandbox, else null. Refuses with notices.asked_just_now.
 */
export async function setMailAddress(
  ctx: PersonCtx,
  { address }: { address: string },
): Promise<{ sandboxUrl: string | null }> {
  const { userId } = ctx.viewer
  const { db, ports, locale, appUrl } = ctx
  const askedAt = ctx.clock.now()
  const { token, hash } = newToken()
  const data = { address, tokenHash: hash, askedAt, verifiedAt: null }
  await db.mailAddress.createMany({ data: [{ userId, ...data, askedAt: new Date(0) }], skipDuplicates: true })
  const { count } = await db.mailAddress.updateMany({
    where: { userId, askedAt: { lte: after(askedAt, -PAUSE) } },
    data,
  })
  if (count === 0) throw new DomainError('notices.asked_just_now')
  const url = `${appUrl}/account/notices?token=${token}`
  const { t } = i18nFor(locale)
  const text = t('sending:confirmText', { url })
  await ports.mail.send({ to: address, subject: t('sending:confirmSubject'), text, html: linked(text, url) })
  return { sandboxUrl: ports.mail.name === 'sandbox' ? url : null }
}

/** The link came back: from now on mail goes there. Following it again changes nothing. Refuses with notices.link_invalid. */
export async function confirmMailAddress(
  ctx: PersonCtx,
  { token }: { token: string },
): Promise<NoticeSettings> {
  const now = ctx.clock.now()
  const own = { userId: ctx.viewer.userId, tokenHash: hashOfToken(token) }
  const { count } = await ctx.db.mailAddress.updateMany({
    where: { ...own, verifiedAt: null, askedAt: { gt: after(now, -LINK_LIVES) } },
    data: { verifiedAt: now },
  })
  const known =
    count > 0 || (await ctx.db.mailAddress.count({ where: { ...own, verifiedAt: { not: null } } })) > 0
  if (!known) throw new DomainError('notices.link_invalid')
  return findNoticeSettings(ctx)
}

/** No more mail. */
export async function removeMailAddress(ctx: PersonCtx): Promise<NoticeSettings> {
  await ctx.db.mailAddress.deleteMany({ where: { userId: ctx.viewer.userId } })
  return findNoticeSettings(ctx)
}

const linked = (text: string, url: string) => `<p>${text.replace(url, `<a href="${url}">${url}</a>`)}</p>`
