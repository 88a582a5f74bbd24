import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { pushDeviceInput, pushSubscriptionInput } from './channel.contract.ts'

/** Browsers of one person; the oldest makes room. */
const MOST = 10

/** By what this installation is known to push services: what a browser asks its person's consent for. */
export const findPushKey = ({ ports }: Pick<PersonCtx, 'ports'>) => ports.push.publicKey()

/**
 * From now on this browser is told what the viewer chose. One that told somebody else before tells the viewer. Refuses with
 * notices.push_unknown where its push service is none we know.
 */
export async function addPushDevice(
  { db, clock, viewer, ports }: PersonCtx,
  { endpoint, p256dh, auth }: z.infer<typeof pushSubscriptionInput>,
): Promise<{ id: string }> {
  if (!ports.push.knows(endpoint)) throw new DomainError('notices.push_unknown')
  const data = { userId: viewer.userId, p256dh, auth, createdAt: clock.now() }
  const { id } = await db.pushDevice.upsert({
    where: { endpoint },
    create: { endpoint, ...data },
    update: data,
    select: { id: true },
  })
  const older = await db.pushDevice.findMany({
    where: { userId: viewer.userId },
    orderBy: { createdAt: 'desc' },
    skip: MOST,
    select: { id: true },
  })
  if (older.length > 0) await db.pushDevice.deleteMany({ where: { id: { in: older.map((one) => one.id) } } })
  return { id }
}

/** This browser of the viewer's is told nothing more; or none of them, where no id is given. */
export async function removePushDevice(
  { db, viewer }: PersonCtx,
  { id }: z.infer<typeof pushDeviceInput>,
): Promise<{ ok: true }> {
  await db.pushDevice.deleteMany({ where: { userId: viewer.userId, ...(id && { id }) } })
  return { ok: true }
}
