import type { Ctx, PersonCtx } from '../context.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import type { Prisma } from '../platform/db.ts'
import type { ProviderKind } from '../providers/provider.contract.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { inspectionLifecycle } from './inspection.lifecycle.ts'
import { getVisibleInspection, type InspectionRecord, knownTo } from './load-inspection.ts'
import type {
  InspectionMove,
  InspectionRow,
  InspectionSheet,
  InspectionTransition,
} from './supervision.contract.ts'

const MOST = 300

/** The operators' queue: what waits for a step, the most urgent first; or the last 300 that are over. */
export async function findInspectionQueue(
  { db }: Ctx,
  { scope }: { scope: 'going' | 'over' },
): Promise<InspectionRow[]> {
  const going = scope === 'going'
  const rows = await db.inspection.findMany({
    where: { state: { [going ? 'notIn' : 'in']: ['closed', 'cancelled'] } },
    orderBy: going ? [{ dueAt: 'asc' }, { id: 'asc' }] : [{ closedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: rowParts,
  })
  return rows.map(rowOf)
}

/** A provider's inspections as its managers may know them. Refuses with providers.not_found, providers.not_allowed. */
export async function findDeskInspections(
  { db, viewer }: PersonCtx,
  { providerId }: { providerId: string },
): Promise<InspectionRow[]> {
  requireManager(viewer, providerId)
  const rows = await db.inspection.findMany({
    where: { AND: [knownTo([providerId]), { state: { not: 'cancelled' } }] },
    orderBy: [{ plannedOn: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: rowParts,
  })
  return rows.map(rowOf)
}

/**
 * One inspection with its items, for operators and, without who comes and what was noted for ourselves, for the provider's
 * managers. Refuses with supervision.not_found.
 */
export async function getInspectionSheet(
  { db, viewer, clock }: PersonCtx,
  { inspectionId }: { inspectionId: string },
): Promise<InspectionSheet> {
  const { inspection, side } = await getVisibleInspection(db, viewer, inspectionId)
  const timeline = await db.event.findMany({
    where: { stream: `inspection:${inspectionId}` },
    orderBy: { position: 'asc' },
    select: { position: true, transition: true, actorKind: true, at: true, reason: true },
  })
  const { provider, findings, team, note, ...rest } = inspection
  const [site] = provider.sites
  const judged = side === 'operator' || rest.concludedAt !== null
  return {
    ...rest,
    ...{ providerName: provider.name, kind: provider.kind as ProviderKind },
    place: site ? `${site.city} ${site.district} ${site.addressLine}`.trim() : '',
    ...(side === 'operator' ? { team, note } : { team: '', note: '' }),
    due: dueOf(inspection),
    findings: findings.map(({ item, photos, verdict, severity, note: found, ...finding }) => ({
      ...{ id: finding.id, correction: finding.correction, correctedAt: finding.correctedAt },
      // What is still being written down is nobody's result yet.
      ...(judged ? { verdict, severity, note: found } : { verdict: null, severity: null, note: '' }),
      ...{ code: item.code, matter: item.matter, matterEn: item.matterEn, basis: item.basis },
      ...{ measure: item.measure, measureEn: item.measureEn },
      ...{ procedure: item.procedure, procedureEn: item.procedureEn },
      photos: judged
        ? photos.map(({ id, at, side: from }) => ({ id, at, side: from as 'operator' | 'provider' }))
        : [],
    })),
    moves: movesOf(inspection, side, clock.now()),
    timeline: timeline.filter(({ transition }) => side === 'operator' || transition !== 'plan'),
  }
}

const rowParts = {
  provider: {
    select: {
      name: true,
      kind: true,
      sites: { take: 1, orderBy: { id: 'asc' }, select: { district: true } },
    },
  },
} as const satisfies Prisma.InspectionInclude
type RowRecord = Prisma.InspectionGetPayload<{ include: typeof rowParts }>

const rowOf = ({ provider, ...row }: RowRecord): InspectionRow => ({
  ...{ id: row.id, providerId: row.providerId, state: row.state, cause: row.cause, announced: row.announced },
  ...{ plannedOn: row.plannedOn, failing: row.failing, correctBy: row.correctBy, lateSince: row.lateSince },
  ...{ publicFrom: row.publicFrom, providerName: provider.name, kind: provider.kind as ProviderKind },
  district: provider.sites[0]?.district ?? '',
  due: dueOf(row),
})

const dueOf = ({ dueAt, dueTransition }: { dueAt: Date | null; dueTransition: string | null }) =>
  dueAt && dueTransition ? { at: dueAt, transition: dueTransition as InspectionTransition } : null

/** The buttons of whoever looks. */
function movesOf(inspection: InspectionRecord, side: 'operator' | 'provider', now: Date): InspectionMove[] {
  const { findings, publicFrom, state } = inspection
  const failed = findings.filter(({ verdict }) => verdict === 'not_met')
  const unpublished = publicFrom !== null && publicFrom > now
  const facts = {
    unjudged: findings.filter(({ verdict }) => verdict === null).length,
    ...{ failing: failed.length, unanswered: 0, public: !unpublished, askAt: now, correctBy: now },
  }
  const all = movesFor(inspectionLifecycle, side, state, facts)
  if (side === 'provider') return all.includes('mended') ? ['correct'] : []
  const direct = (['begin', 'call_off', 'reopen', 'send_back', 'approve'] as const).filter((name) =>
    all.includes(name),
  )
  return [
    ...direct,
    ...(state === 'under_way' ? (['judge'] as const) : []),
    ...(all.includes('pass') || all.includes('order_correction') ? (['conclude'] as const) : []),
    ...(unpublished ? (['publish'] as const) : []),
  ]
}
