import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'
import type { Town } from './booking-town.ts'
import type { Line } from './call-over-http.ts'

export type Race = {
  /** How the tries ended: `won`, the code of a refusal, or the bare status where there was no code. */
  readonly outcomes: ReadonlyMap<string, number>
  /** Answers with 500 and above, and calls nobody answered. */
  readonly failures: number
  /** Milliseconds each try took, sorted. */
  readonly took: readonly number[]
}

/**
 * So many tries to order one and the same hour of the town's only carer, from so many clients that each wait for their
 * answer. The drafts are there already, as if every family had chosen the hour and now pressed the button.
 */
export async function raceForOneSlot(
  line: Line,
  {
    db,
    town,
    startsAt,
    tries,
    clients,
  }: { db: Db; town: Town; startsAt: Date; tries: number; clients: number },
): Promise<Race> {
  const drafts = await draftsFor(db, town, startsAt, tries)
  const outcomes = new Map<string, number>()
  const took: number[] = []
  let failures = 0
  const client = async () => {
    for (let draft = drafts.pop(); draft; draft = drafts.pop()) {
      const { cookie, ownerKey, draftId } = draft
      const began = performance.now()
      const answer = await line.as(cookie).mutate('orders.place', { ownerKey, draftId, key: randomUUID() })
      took.push(performance.now() - began)
      const outcome = answer.status === 200 ? 'won' : (answer.problem ?? String(answer.status))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (answer.status === 0 || answer.status >= 500) failures += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { outcomes, failures, took: took.sort((a, b) => a - b) }
}

async function draftsFor(db: Db, town: Town, startsAt: Date, count: number) {
  const ownerKey = randomUUID()
  const ownerHash = createHash('sha256').update(ownerKey).digest('hex')
  const offeringId = town.providers[0]?.offeringId ?? ''
  const families = Array.from({ length: count }, (_, at) => town.families[at % town.families.length])
  const rows = await db.orderDraft.createManyAndReturn({
    data: families.map((family) => ({
      ownerHash,
      offeringId,
      startsAt,
      recipientId: family?.recipientId ?? null,
    })),
    select: { id: true, recipientId: true },
  })
  const cookies = new Map(town.families.map(({ recipientId, cookie }) => [recipientId, cookie]))
  return rows.map(({ id, recipientId }) => ({
    ownerKey,
    draftId: id,
    cookie: cookies.get(recipientId ?? '') ?? '',
  }))
}
