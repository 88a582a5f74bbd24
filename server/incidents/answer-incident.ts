import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { getIncident } from './find-incidents.ts'
import type {
  answerIncidentInput,
  closeIncidentInput,
  IncidentSide,
  IncidentView,
} from './incident.contract.ts'
import { getVisibleIncident, type IncidentRecord } from './load-incident.ts'
import { type IncidentMover, moveIncident } from './move-incident.ts'

type Answer = z.infer<typeof answerIncidentInput>
const ATTEMPTS = 5

/**
 * 我来处理: the calling stops, and everyone sees who comes; a second one who says so joins the first. Saying it twice is
 * saying it once. Refuses with incidents.not_found, incidents.own_call, incidents.changed_meanwhile (it is over).
 */
export const acknowledgeIncident = (ctx: PersonCtx, input: Answer): Promise<IncidentView> =>
  answer(ctx, input, async (tx, incident, mover) => {
    if (incident.answers.some(({ userId }) => userId === mover.id) && incident.state === 'acknowledged')
      return
    const name = incident.state === 'acknowledged' ? 'join' : 'acknowledge'
    await moveIncident(tx, ctx, incident, name, mover, { key: input.key })
  })

/** How it ended, for everyone to read. Refuses like acknowledgeIncident; nobody closes what nobody has answered. */
export const closeIncident = (
  ctx: PersonCtx,
  { outcome, report, ...input }: z.infer<typeof closeIncidentInput>,
): Promise<IncidentView> =>
  answer(ctx, input, async (tx, incident, mover) => {
    const sealed = ctx.ports.vault.seal('incident.report', incident.id, report)
    await moveIncident(tx, ctx, incident, 'close', mover, { key: input.key, outcome, report: sealed })
  })

/** 没事，按错了: by whoever pressed, whenever. Refuses with incidents.not_found, incidents.not_the_caller. */
export const takeBackIncident = (ctx: PersonCtx, input: Answer): Promise<IncidentView> =>
  answer(ctx, input, async (tx, incident, mover) => {
    await moveIncident(tx, ctx, incident, 'take_back', mover, { key: input.key })
  })

async function answer(
  ctx: PersonCtx,
  { incidentId, key }: Answer,
  run: (tx: Tx, incident: IncidentRecord, mover: IncidentMover) => Promise<void>,
): Promise<IncidentView> {
  await whileOthersMove(() =>
    inTransaction(ctx.db, async (tx) => {
      const { incident, side } = await getVisibleIncident(tx, ctx.viewer, incidentId)
      if ((await findEventByKey(tx, key))?.subjectId === incidentId) return
      await run(tx, incident, moverOf(ctx, side))
    }),
  )
  return getIncident(ctx, { incidentId })
}

const moverOf = ({ viewer }: PersonCtx, kind: IncidentSide): IncidentMover => ({
  kind,
  id: viewer.userId,
  name: viewer.name,
})

/** Read and decided again where another move came between; what is not possible then is the answer. */
export async function whileOthersMove<Result>(move: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await move()
    } catch (error) {
      const moved = error instanceof DomainError && error.code === 'incidents.changed_meanwhile'
      if (attempt === ATTEMPTS || !(moved || isUniqueViolation(error))) throw error
    }
  }
}
