import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Prisma } from '../platform/db.ts'
import type { ProviderKind } from '../providers/provider.contract.ts'
import { rankByDraw } from './draw.rules.ts'
import { resultOf } from './public-words.rules.ts'
import type {
  ChecklistItem,
  checklistInput,
  DrawView,
  InspectionResult,
  PublishedInspection,
  PublishedInspectionPage,
  PublishedList,
  publishedInput,
} from './supervision.contract.ts'

const A_PAGE = 20
/** More than will ever be asked for at once; a yearly file would come before. */
const MOST_OPEN = 20_000

/** 监管清单: the items in force today, of one kind or of all. */
export async function findChecklist(
  { db, clock }: Ctx,
  { kind }: z.output<typeof checklistInput>,
): Promise<ChecklistItem[]> {
  const on = new Date(dayOf(clock.now()))
  return db.supervisionItem.findMany({
    where: {
      AND: [
        { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gt: on } }] },
        kind ? { OR: [{ kinds: { isEmpty: true } }, { kinds: { has: kind } }] } : {},
      ],
    },
    orderBy: { code: 'asc' },
  })
}

/** 检查结果: what is public now, the latest first, by kind, place and result. Three queries. */
export async function findPublished(
  ctx: Ctx,
  { kind, area, result, page }: z.output<typeof publishedInput>,
): Promise<PublishedList> {
  const open = publicNow(ctx)
  const [city = '', district = ''] = area?.split(' ') ?? []
  const where: Prisma.InspectionWhereInput = {
    AND: [
      open,
      kind ? { provider: { kind } } : {},
      area ? { provider: { sites: { some: { city, ...(district && { district }) } } } } : {},
      result ? ofResult[result] : {},
    ],
  }
  const [seen, total, rows] = await Promise.all([
    ctx.db.provider.findMany({ where: { inspections: { some: open } }, select: someProvider }),
    ctx.db.inspection.count({ where }),
    ctx.db.inspection.findMany({
      ...{ where, include: publicParts, orderBy: latest, skip: (page - 1) * A_PAGE, take: A_PAGE },
    }),
  ])
  return {
    ...{ total, page, pages: Math.max(1, Math.ceil(total / A_PAGE)), rows: rows.map(publishedOf) },
    areas: [...new Set(seen.map(areaOf))].filter(Boolean).sort(),
    kinds: [...new Set(seen.map((provider) => provider.kind as ProviderKind))].sort(),
  }
}

/** Everything that is public, for the open data files. */
export async function findOpenData(ctx: Ctx): Promise<PublishedInspectionPage[]> {
  const rows = await ctx.db.inspection.findMany({
    where: publicNow(ctx),
    include: { ...publicParts, findings: { include: { item: true }, orderBy: { item: { code: 'asc' } } } },
    orderBy: latest,
    take: MOST_OPEN,
  })
  return rows.map((row) => ({ ...publishedOf(row), findings: row.findings.map(findingOf) }))
}

/** One public result. Refuses with supervision.not_found, also before it is public. */
export async function getPublished(
  ctx: Ctx,
  { inspectionId }: { inspectionId: string },
): Promise<PublishedInspectionPage> {
  const row = await ctx.db.inspection.findFirst({
    where: { AND: [{ id: inspectionId }, publicNow(ctx)] },
    include: { ...publicParts, findings: { include: { item: true }, orderBy: { item: { code: 'asc' } } } },
  })
  if (!row) throw new DomainError('supervision.not_found')
  return { ...publishedOf(row), findings: row.findings.map(findingOf) }
}

/** A draw as anybody may repeat it. Refuses with supervision.draw_not_found; unannounced ones show once they are over. */
export async function getDraw(ctx: Ctx, { drawId }: { drawId: string }): Promise<DrawView> {
  const draw = await ctx.db.inspectionDraw.findUnique({
    where: { id: drawId },
    include: { inspections: { select: { announced: true, begunAt: true, state: true } } },
  })
  const operator = ctx.viewer.kind === 'person' && ctx.viewer.operator
  const secret = draw?.inspections.some(
    ({ announced, begunAt, state }) => !announced && !begunAt && state === 'planned',
  )
  if (!draw || (secret && !operator)) throw new DomainError('supervision.draw_not_found')
  const providers = await ctx.db.provider.findMany({
    where: { id: { in: draw.candidates } },
    select: { id: true, name: true },
  })
  const names = new Map(providers.map(({ id, name }) => [id, name]))
  const { id, seed, method, kinds, city, district, drawnAt, chosen } = draw
  return {
    ...{ id, seed, method, kinds, city, district, drawnAt, count: chosen.length },
    ranked: rankByDraw(seed, draw.candidates).map((one) => ({
      ...{ providerId: one.id, digest: one.digest, name: names.get(one.id) ?? '' },
      chosen: chosen.includes(one.id),
    })),
  }
}

/** Public from the end of the third working day after it was concluded: nothing has to fire for it. */
export const publicNow = ({ clock }: Pick<Ctx, 'clock'>): Prisma.InspectionWhereInput => ({
  publicFrom: { lte: clock.now() },
  state: { in: ['correcting', 'rechecking', 'closed'] },
})

const ofResult: Record<InspectionResult, Prisma.InspectionWhereInput> = {
  met: { failing: 0 },
  corrected: { failing: { gt: 0 }, state: 'closed' },
  late: { state: 'correcting', lateSince: { not: null } },
  correcting: {
    failing: { gt: 0 },
    OR: [{ state: 'rechecking' }, { state: 'correcting', lateSince: null }],
  },
}
const latest: Prisma.InspectionOrderByWithRelationInput[] = [{ begunAt: 'desc' }, { id: 'desc' }]

const someProvider = {
  name: true,
  kind: true,
  example: true,
  sites: { take: 1, orderBy: { id: 'asc' }, select: { city: true, district: true } },
} as const satisfies Prisma.ProviderSelect
export const publicParts = {
  provider: { select: someProvider },
  _count: { select: { findings: true } },
} as const satisfies Prisma.InspectionInclude
type PublicRecord = Prisma.InspectionGetPayload<{ include: typeof publicParts }>

const areaOf = ({ sites: [site] }: { sites: { city: string; district: string }[] }) =>
  site ? `${site.city} ${site.district}`.trim() : ''

/** Only what may be read by everybody: not who inspected, not what was noted for ourselves, no photo. */
export function publishedOf({ provider, ...row }: PublicRecord): PublishedInspection {
  const failing = row.failing ?? 0
  return {
    ...{ id: row.id, providerId: row.providerId, cause: row.cause, announced: row.announced },
    ...{ providerName: provider.name, kind: provider.kind as ProviderKind, example: provider.example },
    city: provider.sites[0]?.city ?? '',
    // A home nursery is somebody's home.
    district: provider.kind === 'home_nursery' ? '' : (provider.sites[0]?.district ?? ''),
    ...{ drawId: row.drawId, inspectedOn: row.begunAt ?? row.plannedOn, items: row._count.findings, failing },
    result: resultOf({ state: row.state, failing, lateSince: row.lateSince }),
    ...{ correctBy: row.correctBy, closedAt: row.closedAt, publicFrom: row.publicFrom as Date },
  }
}

type FindingRecord = Prisma.InspectionFindingGetPayload<{ include: { item: true } }>
const findingOf = ({ item, ...finding }: FindingRecord): PublishedInspectionPage['findings'][number] => ({
  ...{ id: finding.id, verdict: finding.verdict, severity: finding.severity, note: finding.note },
  ...{ correction: finding.correction, correctedAt: finding.correctedAt },
  ...{ code: item.code, matter: item.matter, matterEn: item.matterEn, basis: item.basis },
})
