import { randomUUID } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'

const at = new Date('2026-11-02T02:00:00Z')
const later = new Date('2030-01-01T00:00:00Z')

/** One inspection of a provider that is public and to be put right, one under way, an appeal and an evaluation. */
export async function inspected(db: Db, providerId: string) {
  const by = randomUUID()
  const { id: itemId } = await db.supervisionItem.findFirstOrThrow({ where: { code: 'licence' } })
  const common = {
    ...{ providerId, cause: 'planned' as const, announced: false, plannedOn: at, team: '张三' },
    ...{ plannedBy: by, plannedAt: at, begunAt: at, dueAt: later },
  }
  const faulty = { verdict: 'not_met', severity: 'minor', note: '备案地址没有更新' } as const
  const { findings, id: inspectionId } = await db.inspection.create({
    data: {
      ...{ ...common, key: randomUUID(), state: 'correcting', failing: 1 },
      ...{ concludedAt: at, publicFrom: at, correctBy: later, dueTransition: 'overdue' },
      findings: { create: { itemId, ...faulty } },
    },
    include: { findings: true },
  })
  const going = await db.inspection.create({
    data: {
      ...{ ...common, key: randomUUID(), state: 'under_way', dueTransition: 'chase' },
      findings: { create: { itemId } },
    },
    include: { findings: true },
  })
  const findingId = findings[0]?.id ?? ''
  const { id: photoId } = await db.inspectionPhoto.create({
    data: {
      ...{ findingId, side: 'operator', fileKey: randomUUID(), width: 1, height: 1 },
      ...{ takenBy: by, at, key: randomUUID() },
    },
  })
  const { id: appealId } = await db.creditAppeal.create({
    data: {
      ...{ providerId, unit: 'minor', text: '已经更新', openedBy: by, openedAt: at },
      ...{ dueAt: later, dueTransition: 'chase' },
    },
  })
  return {
    ...{ inspectionId, findingId, photoId, appealId },
    goingId: going.id,
    goingFindingId: going.findings[0]?.id ?? '',
  }
}
