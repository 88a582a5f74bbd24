import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { OfferingCategory, ProviderKind } from '../providers/provider.contract.ts'
import { askedOfCarer, askedOfHouse } from './asked.ts'
import { fileView } from './file-links.ts'
import {
  type FilingView,
  type filingQueueInput,
  type OperatorMove,
  operatorMoves,
  type QueueRow,
} from './filing.contract.ts'
import { filingLifecycle } from './filing.lifecycle.ts'
import { type FilingRecord, filingParts, rowOf } from './load-filing.ts'
import type { PaperKind } from './paper.contract.ts'
import { readHouse } from './read-house.ts'

/** What waits for an operator, the first due first; or the last 50 that were decided. */
export async function findQueue(
  { db, clock }: Ctx,
  { scope }: z.output<typeof filingQueueInput>,
): Promise<QueueRow[]> {
  const waiting = scope === 'waiting'
  const rows = await db.filing.findMany({
    where: {
      state: { in: waiting ? ['submitted', 'received'] : ['accepted', 'refused', 'revoked', 'returned'] },
    },
    include: filingParts,
    orderBy: waiting ? [{ submittedAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: waiting ? 200 : 50,
  })
  const now = clock.now()
  const queue = rows.map((row) => queueRow(row, now))
  return waiting ? queue.sort((a, b) => (a.due?.getTime() ?? 0) - (b.due?.getTime() ?? 0)) : queue
}

/** What a person waits for next: a receipt, then an answer. */
function queueRow(filing: FilingRecord, now: Date): QueueRow {
  const { state, receiptBy, answerBy, provider, caregiver, providerId } = filing
  const due = state === 'submitted' ? receiptBy : state === 'received' ? answerBy : null
  return {
    ...rowOf(filing),
    ...{ providerId, providerName: provider.name, providerKind: provider.kind as ProviderKind },
    caregiverName: caregiver?.name ?? null,
    due,
    overdue: due !== null && due <= now,
  }
}

/** One paper for an operator to decide, without its scans: those are opened with a reason. Refuses with filings.not_found. */
export async function getFiling(
  { db, clock }: PersonCtx,
  { filingId }: { filingId: string },
): Promise<FilingView> {
  const filing = await db.filing.findFirst({
    where: { id: filingId, state: { not: 'draft' } },
    include: filingParts,
  })
  if (!filing) throw new DomainError('filings.not_found')
  const [looks, house, claim, carer] = await Promise.all([
    db.filingLook.findMany({ where: { file: { filingId } }, orderBy: { at: 'desc' }, take: 100 }),
    readHouse(db, filing.providerId),
    db.claim.findFirst({
      where: { providerId: filing.providerId, state: 'approved' },
      select: { creditCode: true },
    }),
    filing.caregiverId
      ? db.caregiver.findUnique({ where: { id: filing.caregiverId }, select: { skills: true } })
      : null,
  ])
  const people = await db.user.findMany({
    where: { id: { in: looks.map(({ userId }) => userId) } },
    select: { id: true, name: true },
  })
  const now = clock.now()
  const offerings = house?.offerings ?? []
  const asked = carer
    ? askedOfCarer(carer.skills as OfferingCategory[], offerings, dayOf(now))
    : askedOfHouse(filing.provider.kind, offerings, dayOf(now))
  return {
    ...queueRow(filing, now),
    files: filing.files.map(fileView),
    rules: asked.get(filing.kind as PaperKind)?.rules ?? [],
    creditCode: claim?.creditCode ?? null,
    moves: movesOf(filing),
    looks: oncePerLook(looks).map(({ userId, reason, at }) => ({
      ...{ reason, at },
      name: people.find(({ id }) => id === userId)?.name ?? '',
    })),
  }
}

const anyFacts = { lacks: null, reasoned: true, over: false, beginsAt: null, remindAt: null, overAt: null }

function movesOf({ state }: FilingRecord): OperatorMove[] {
  const never = new Date(0)
  const facts = { ...anyFacts, receiptBy: never, answerBy: never, forgetAt: never }
  const possible = movesFor(filingLifecycle, 'operator', state, facts)
  return operatorMoves.filter((move) => possible.includes(move))
}

/** All scans of a paper are opened at once: that is one look. */
const oncePerLook = <Look extends { userId: string; at: Date }>(looks: readonly Look[]): Look[] =>
  looks.filter(
    (one, index) =>
      looks.findIndex(({ userId, at }) => userId === one.userId && at.getTime() === one.at.getTime()) ===
      index,
  )
