import type { z } from 'zod'
import { findElderComplaints, findElderVisits, lodgeAsElder } from '../complaints/complaints.entry.ts'
import type { Ctx } from '../context.ts'
import type { ElderComplaints, elderComplainInput, elderTokenInput } from './elder.contract.ts'
import { followElderLink } from './follow-elder-link.ts'

/** The elder's own page for what was not right: which visits there were, and what became of earlier words. Refuses with elders.link_invalid. */
export async function openElderComplaints(
  ctx: Ctx,
  { token }: z.output<typeof elderTokenInput>,
): Promise<ElderComplaints> {
  return show(ctx, await followElderLink(ctx, token))
}

/** Their own complaint, which the family hears of too. Refuses with elders.link_invalid, orders.not_found, complaints.going_already. */
export async function complainAsElder(
  ctx: Ctx,
  { token, ...said }: z.output<typeof elderComplainInput>,
): Promise<ElderComplaints> {
  const recipientId = await followElderLink(ctx, token)
  await lodgeAsElder(ctx, { recipientId, ...said })
  return show(ctx, recipientId)
}

async function show(ctx: Ctx, recipientId: string): Promise<ElderComplaints> {
  const [recipient, visits, own] = await Promise.all([
    ctx.db.recipient.findUniqueOrThrow({ where: { id: recipientId }, select: { name: true } }),
    findElderVisits(ctx, recipientId),
    findElderComplaints(ctx, recipientId),
  ])
  return { recipient, visits, own }
}
