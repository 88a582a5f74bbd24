import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import type { Person } from '../kernel/view.contract.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { type createFamilyInput, type FamilyView, orderingRoles } from './family.contract.ts'
import { nameForFamilyOf } from './family.rules.ts'
import { getFamily } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'

/** Opens a family with the viewer as its organiser. */
export async function createFamily(
  ctx: PersonCtx,
  { name }: z.infer<typeof createFamilyInput>,
): Promise<FamilyView> {
  const { id } = await inTransaction(ctx.db, async (tx) => {
    const family = await openFamily(tx, ctx.viewer.userId, name, ctx.clock.now())
    await nudgeFamily(tx, ctx, family.id, ctx.viewer.userId)
    return family
  })
  return getFamily(ctx, id)
}

/**
 * The first family this person may order in; someone who has none gets one, named after them. Two first orders sent at
 * once end in the same family.
 */
export async function ensureFamily(
  tx: Tx,
  viewer: Pick<Person, 'userId' | 'name'>,
  now: Date,
): Promise<{ id: string }> {
  await tx.$queryRaw`select 1 from "user" where id = ${viewer.userId}::uuid for update`
  const member = await tx.familyMember.findFirst({
    where: { userId: viewer.userId, role: { in: [...orderingRoles] } },
    orderBy: { joinedAt: 'asc' },
    select: { familyId: true },
  })
  if (member) return { id: member.familyId }
  const family = await openFamily(tx, viewer.userId, nameForFamilyOf(viewer.name), now)
  // Pages they have open hear of the family from now on.
  await nudgeFamily(tx, { clock: { now: () => now } }, family.id, viewer.userId)
  return family
}

const openFamily = (tx: Tx, userId: string, name: string, now: Date) =>
  tx.family.create({
    data: { name, createdAt: now, members: { create: { userId, role: 'organiser', joinedAt: now } } },
    select: { id: true },
  })
