import type { z } from 'zod'
import { nationalPhone } from '../accounts/account.contract.ts'
import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import {
  byDefault,
  channels,
  chosenGroups,
  type NoticeSettings,
  type noticeSettingsInput,
} from './channel.contract.ts'
import { usualHours } from './channel.rules.ts'

/** What the viewer is sent besides the inbox, when, and where to. */
export async function findNoticeSettings({ db, viewer }: PersonCtx): Promise<NoticeSettings> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    include: {
      ...{ choices: true, hours: true, mailAddress: true },
      pushDevices: { select: { id: true, createdAt: true }, orderBy: { createdAt: 'desc' } },
    },
  })
  const wants = (group: (typeof chosenGroups)[number], channel: (typeof channels)[number]) =>
    user.choices.find((one) => one.group === group && one.channel === channel)?.wanted ??
    byDefault[group][channel]
  const { quietFrom, quietUntil, daily } = user.hours ?? usualHours
  return {
    on: Object.fromEntries(
      chosenGroups.map((group) => [
        group,
        Object.fromEntries(channels.map((channel) => [channel, wants(group, channel)])),
      ]),
    ) as NoticeSettings['on'],
    ...{ quietFrom: clockOf(quietFrom), quietUntil: clockOf(quietUntil), daily },
    mail: user.mailAddress && {
      address: user.mailAddress.address,
      verified: user.mailAddress.verifiedAt !== null,
    },
    phone: user.phoneNumber && nationalPhone(user.phoneNumber),
    devices: user.pushDevices,
  }
}

/** Keeps the viewer's choices whole: what is not in `on` is not sent. Saving the same twice changes nothing. */
export async function saveNoticeSettings(
  ctx: PersonCtx,
  { on, quietFrom, quietUntil, daily }: z.output<typeof noticeSettingsInput>,
): Promise<NoticeSettings> {
  const { userId } = ctx.viewer
  const hours = { quietFrom: minutesOf(quietFrom), quietUntil: minutesOf(quietUntil), daily }
  const wanted = new Set<string>(on)
  const data = chosenGroups.flatMap((group) =>
    channels.map((channel) => ({ userId, group, channel, wanted: wanted.has(`${group}:${channel}`) })),
  )
  await inTransaction(ctx.db, async (tx) => {
    // Two tabs saving at once wait for each other here; the later one stands.
    await tx.noticeHours.upsert({ where: { userId }, create: { userId, ...hours }, update: hours })
    await tx.noticeChoice.deleteMany({ where: { userId } })
    await tx.noticeChoice.createMany({ data })
  })
  return findNoticeSettings(ctx)
}

const clockOf = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
