import { invitationOf } from '../../app/i18n/calendar.server.ts'
import { nationalPhone } from '../accounts/account.contract.ts'
import { pathOf } from '../carriers/carriers.entry.ts'
import type { Ctx } from '../context.ts'
import { letterFeeds } from '../feeds/feeds.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import type { Locale } from '../kernel/view.contract.ts'
import type { Db } from '../platform/db.ts'
import { plainFailure } from '../platform/plain-error.ts'
import type { Channel } from './channel.contract.ts'
import { changesCalendar } from './channel.contract.ts'
import { postponed, retryAt, usualHours } from './channel.rules.ts'
import type { MailCalendar } from './mail-port.ts'
import type { NoticeKind } from './notice.contract.ts'
import type { PushAddress } from './push-port.ts'
import { sendPush } from './send-push.ts'
import { letterOf, pushOf, sentenceOf, shortened, type Told, textOf } from './word-message.ts'

type Sender = Pick<Ctx, 'db' | 'clock' | 'appUrl' | 'ports' | 'log'>
const AT_ONCE = 100
/** A message belongs to whoever took it for so long; one whose sender died is sent by another then. */
const LEASE = minutes(1)

/**
 * Sends the texts, mails and pushes that are due, at most 100 at a call; gives how many it took. What was read meanwhile is not sent,
 * quiet hours are kept, and what one person gets by mail goes into one letter. At least once: a crash between sending and
 * writing it down sends again.
 */
export async function sendMessages(ctx: Sender): Promise<number> {
  const taken = await take(ctx)
  const letters = new Map<string, Message[]>()
  const needless: Message[] = []
  for (const message of taken) {
    const until = message.readAt ? null : postponed(message, message.hours, ctx.clock.now())
    if (message.readAt || !message.address) needless.push(message)
    else if (until) await settle(ctx, [message], { dueAt: until, attempts: { decrement: 1 } })
    else if (message.channel === 'sms') await send(ctx, [message], () => sendText(ctx, message))
    else if (message.channel === 'push') await send(ctx, [message], () => tellBrowsers(ctx, message))
    else letters.set(message.userId, [...(letters.get(message.userId) ?? []), message])
  }
  if (needless.length > 0) await settle(ctx, needless, { state: 'needless' })
  for (const together of letters.values()) await send(ctx, together, () => sendLetter(ctx, together))
  return taken.length
}

type Message = {
  readonly id: string
  readonly noticeId: string
  readonly userId: string
  readonly channel: Channel
  readonly kind: NoticeKind
  readonly params: Record<string, unknown>
  readonly path: string
  readonly toldAt: Date
  readonly readAt: Date | null
  readonly attempts: number
  readonly name: string
  readonly locale: Locale
  readonly address: string | null
  readonly devices: readonly (PushAddress & { id: string })[]
  readonly hours: typeof usualHours
}

async function take({ db, clock }: Sender): Promise<Message[]> {
  const now = clock.now()
  const rows = await db.$queryRaw<{ id: string }[]>`
    update notice_message set attempts = attempts + 1, due_at = ${after(now, LEASE)}::timestamptz
    where id in (select id from notice_message where state = 'waiting' and due_at <= ${now}::timestamptz
      order by due_at limit ${AT_ONCE} for update skip locked)
    returning id::text`
  if (rows.length === 0) return []
  const messages = await db.noticeMessage.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    include: {
      notice: { include: { user: { include: { hours: true, mailAddress: true, pushDevices: true } } } },
    },
  })
  return messages.map(({ notice: { user, kind, params, path, createdAt, readAt }, ...message }) => ({
    ...message,
    ...{ path, readAt, toldAt: createdAt, kind: kind as NoticeKind, params: params as Message['params'] },
    name: user.name,
    locale: user.locale === 'en' ? 'en' : 'zh-CN',
    address: addressOf(message.channel, user),
    devices: user.pushDevices,
    hours: user.hours ?? usualHours,
  }))
}

function addressOf(
  channel: Channel,
  user: {
    phoneNumber: string | null
    mailAddress: Parameters<typeof mailOf>[0]
    pushDevices: { id: string }[]
  },
): string | null {
  if (channel === 'sms') return phoneOf(user.phoneNumber)
  return channel === 'email' ? mailOf(user.mailAddress) : (user.pushDevices[0]?.id ?? null)
}

const phoneOf = (stored: string | null) => stored && nationalPhone(stored)
const mailOf = (mail: { address: string; verifiedAt: Date | null } | null) =>
  mail?.verifiedAt ? mail.address : null

async function send(ctx: Sender, messages: readonly Message[], work: () => Promise<unknown>): Promise<void> {
  const now = ctx.clock.now()
  try {
    const nobody = (await work()) === 'nobody'
    await settle(
      ctx,
      messages,
      nobody ? { state: 'needless' } : { state: 'sent', sentAt: now, lastError: null },
    )
  } catch (error) {
    ctx.log.warn({ err: error, messages: messages.map(({ id }) => id) }, 'a message could not be sent')
    for (const message of messages) {
      const dueAt = retryAt(message.attempts, now)
      const lastError = plainFailure(error)
      await settle(ctx, [message], dueAt ? { dueAt, lastError } : { state: 'failed', lastError })
    }
  }
}

const settle = (
  { db }: Sender,
  messages: readonly Message[],
  data: Parameters<Db['noticeMessage']['updateMany']>[0]['data'],
) => db.noticeMessage.updateMany({ where: { id: { in: messages.map(({ id }) => id) } }, data })

const told = ({ appUrl }: Sender, { kind, params, path }: Message): Told => ({
  kind,
  params,
  url: `${appUrl}${path}`,
})

function sendText(ctx: Sender, message: Message): Promise<void> {
  const said = told(ctx, message)
  return ctx.ports.sms.send({
    ...{ to: message.address ?? '', body: textOf(said, message.locale), template: 'notice' },
    values: { what: shortened(sentenceOf(said, message.locale)), path: pathOf(said.url, ctx.appUrl) },
  })
}

const tellBrowsers = (ctx: Sender, { devices, noticeId, locale, path, ...message }: Message) =>
  sendPush(ctx, devices, pushOf({ ...message, url: path }, { locale, tag: noticeId }))

async function sendLetter(ctx: Sender, messages: readonly Message[]): Promise<void> {
  const [first] = messages
  if (!first) return
  const letter = letterOf(
    messages.map((message) => told(ctx, message)),
    { locale: first.locale, name: first.name, settingsUrl: `${ctx.appUrl}/account/notices` },
  )
  const calendars = await calendarsIn(ctx, messages)
  await ctx.ports.mail.send({ to: first.address ?? '', ...letter, calendars })
}

const ORDER = /\/orders\/([0-9a-f-]{36})$/

/** The visits a letter tells of that are agreed on, moved or off, as they stand now. */
async function calendarsIn(ctx: Sender, messages: readonly Message[]): Promise<MailCalendar[]> {
  const [first] = messages
  const orderIds = messages.flatMap(({ kind, path }) =>
    changesCalendar.has(kind) ? (path.match(ORDER)?.[1] ?? []) : [],
  )
  if (!first || orderIds.length === 0) return []
  const feeds = await letterFeeds(ctx, { userId: first.userId, locale: first.locale, orderIds })
  const letterhead = { from: ctx.ports.mail.from, to: first.address ?? '', at: ctx.clock.now() }
  return feeds.flatMap((feed) => invitationOf(feed, letterhead) ?? [])
}
