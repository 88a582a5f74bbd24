import type { z } from 'zod'
import { nationalPhone } from '../accounts/account.contract.ts'
import type { Ctx } from '../context.ts'
import { findOwnIncident } from '../incidents/incidents.entry.ts'
import { findOrdersOfRecipient } from '../orders/orders.entry.ts'
import type { Db } from '../platform/db.ts'
import { findElderToRate } from '../reviews/reviews.entry.ts'
import type { ElderView, elderTokenInput } from './elder.contract.ts'
import { followElderLink } from './follow-elder-link.ts'

/** The elder's own page: who comes when, and whom to call. Refuses with elders.link_invalid. */
export async function openElderPage(
  ctx: Ctx,
  { token }: z.infer<typeof elderTokenInput>,
): Promise<ElderView> {
  return showElderPage(ctx, await followElderLink(ctx, token))
}

/** The page of a recipient whose link has been checked. */
export async function showElderPage(ctx: Ctx, recipientId: string): Promise<ElderView> {
  const { db, clock } = ctx
  const { id, calledBy, name, familyId } = await db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { id: true, calledBy: true, name: true, familyId: true },
  })
  const [contacts, visits, incident, toRate] = await Promise.all([
    findContacts(db, familyId),
    findOrdersOfRecipient(ctx, id),
    findOwnIncident(db, id),
    findElderToRate(db, id, clock.now()),
  ])
  return { recipientId: id, calledBy, name, contacts, visits, incident, toRate }
}

/** Those of the family who left a number, the organisers first. */
async function findContacts(db: Db, familyId: string): Promise<ElderView['contacts']> {
  const members = await db.familyMember.findMany({
    where: { familyId, user: { phoneNumber: { not: null } } },
    select: { user: { select: { name: true, phoneNumber: true } } },
    // The roles are declared from the organiser down.
    orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
  })
  return members.map(({ user }) => ({ name: user.name, phone: nationalPhone(user.phoneNumber ?? '') }))
}
