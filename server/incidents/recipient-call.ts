import type { Ctx } from '../context.ts'
import { type Db, inTransaction } from '../platform/db.ts'
import { whileOthersMove } from './answer-incident.ts'
import type { OwnIncident } from './incident.contract.ts'
import { goingOn, incidentParts } from './load-incident.ts'
import { type IncidentMover, moveIncident } from './move-incident.ts'
import { callForHelp } from './raise-incident.ts'

type Own = { readonly recipientId: string; readonly key: string }

/** The recipient's own press, from a page whose link has been checked. Pressing again is one call. */
export async function callForRecipient(ctx: Ctx, { recipientId, key }: Own): Promise<void> {
  await callForHelp(ctx, { recipientId, side: 'recipient', mover: await moverOf(ctx.db, recipientId), key })
}

/** 没事，按错了, by the recipient; what is over stays over. Refuses with incidents.not_the_caller. */
export async function takeBackForRecipient(ctx: Ctx, { recipientId, key }: Own): Promise<void> {
  const mover = await moverOf(ctx.db, recipientId)
  await whileOthersMove(() =>
    inTransaction(ctx.db, async (tx) => {
      const where = { recipientId, ...goingOn }
      const incident = await tx.incident.findFirst({ where, include: incidentParts })
      if (incident) await moveIncident(tx, ctx, incident, 'take_back', mover, { key })
    }),
  )
}

/** The recipient's call that is going on, as their own page shows it. */
export async function findOwnIncident(db: Db, recipientId: string): Promise<OwnIncident | null> {
  const incident = await db.incident.findFirst({
    where: { recipientId, ...goingOn },
    include: { answers: { orderBy: { at: 'asc' } } },
  })
  if (!incident) return null
  const { id, state, raisedAt, raisedBySide } = incident
  const answeredBy = state === 'acknowledged' ? incident.answers.map(({ name }) => name) : []
  return { id, state, raisedAt, answeredBy, own: raisedBySide === 'recipient' }
}

async function moverOf(db: Db, recipientId: string): Promise<IncidentMover> {
  const { name } = await db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { name: true },
  })
  return { kind: 'recipient', id: null, name }
}
