import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { ProviderKind } from '../providers/provider.contract.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { findAffected } from './affected-visits.ts'
import { askedOfCarer, askedOfHouse } from './asked.ts'
import { fileLink } from './file-links.ts'
import {
  type FilingRow,
  type PapersView,
  type PaperView,
  type paperInput,
  underWay,
} from './filing.contract.ts'
import { dateText, filingParts, rowOf } from './load-filing.ts'
import { carerPapers, isCarerPaper, type PaperKind } from './paper.contract.ts'
import { readHouse } from './read-house.ts'
import { housePapersInOrder, standingOf } from './standing.ts'

/**
 * 资质与备案: what a provider and each of its caregivers need for what is offered now, where each paper stands, and which promised
 * visits are in danger. Refuses with providers.not_found to everybody but its people, providers.not_allowed to carers.
 */
export async function findPapers(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<PapersView> {
  requireManager(ctx.viewer, providerId)
  const { db, clock, ports } = ctx
  const now = clock.now()
  const today = dayOf(now)
  const house = await readHouse(db, providerId)
  if (!house) throw new DomainError('providers.not_found')
  const [filings, caregivers, affected] = await Promise.all([
    db.filing.findMany({ where: { providerId }, orderBy: latestFirst }),
    db.caregiver.findMany({
      where: { providerId, retiredAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, level: true, skills: true, credentials: true },
    }),
    findAffected(db, { providerId, house, now }),
  ])
  const filed = (caregiverId: string | null, kind: PaperKind): FilingRow[] =>
    filings.filter((one) => one.caregiverId === caregiverId && one.kind === kind).map(rowOf)
  const asked = askedOfHouse(house.kind, house.offerings, today)
  return {
    ...{
      providerId,
      today,
      affected,
      scanner: ports.scan.name,
      graceUntil: graceLeft(house.graceUntil, today),
    },
    house: housePapersInOrder(asked).map((kind) =>
      standingOf(kind, asked.get(kind), filed(null, kind), today),
    ),
    carers: caregivers.map(({ id, name, level, skills, credentials }) => {
      const theirs = askedOfCarer(skills, house.offerings, today)
      const inOrder = [...carerPapers].sort((a, b) => Number(theirs.has(b)) - Number(theirs.has(a)))
      return {
        ...{ id, name, level },
        papers: inOrder.map((kind) => {
          const told = credentials.find((one) => one.kind === kind && !one.verifiedAt && !one.suspendedAt)
          return standingOf(kind, theirs.get(kind), filed(id, kind), today, dateText(told?.expiresOn ?? null))
        }),
      }
    }),
  }
}

/**
 * One kind of paper of a provider, or of one of its caregivers: where it stands and all that was filed of it, with links to the
 * scans. Refuses like findPapers, and with filings.not_found, providers.caregiver_not_found.
 */
export async function getPaper(
  ctx: PersonCtx,
  { providerId, kind, caregiverId }: z.output<typeof paperInput>,
): Promise<PaperView> {
  if (isCarerPaper(kind) !== (caregiverId !== null)) throw new DomainError('filings.not_found')
  const papers = await findPapers(ctx, { providerId })
  const carer = caregiverId ? papers.carers.find(({ id }) => id === caregiverId) : null
  if (carer === undefined) throw new DomainError('providers.caregiver_not_found')
  const standing = (carer?.papers ?? papers.house).find((one) => one.kind === kind)
  if (!standing) throw new DomainError('filings.not_found')
  const [filings, provider] = await Promise.all([
    ctx.db.filing.findMany({
      where: { providerId, kind, caregiverId },
      include: filingParts,
      orderBy: latestFirst,
    }),
    ctx.db.provider.findUniqueOrThrow({ where: { id: providerId }, select: { kind: true } }),
  ])
  const going = (state: string) => Number((underWay as readonly string[]).includes(state))
  return {
    ...standing,
    ...{ providerId, providerKind: provider.kind as ProviderKind },
    ...{ scanner: papers.scanner, today: papers.today },
    caregiver: carer ? { id: carer.id, name: carer.name } : null,
    filings: filings
      .sort((a, b) => going(b.state) - going(a.state))
      .map((filing) => ({ ...rowOf(filing), files: filing.files.map((file) => fileLink(ctx, file)) })),
  }
}

const latestFirst = [{ createdAt: 'desc' }, { id: 'desc' }] as [{ createdAt: 'desc' }, { id: 'desc' }]
const graceLeft = (until: string | null, today: string) => (until !== null && until >= today ? until : null)
