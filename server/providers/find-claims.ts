import type { Ctx, PersonCtx } from '../context.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Prisma } from '../platform/prisma/client.ts'
import type { ClaimView } from './provider.contract.ts'
import { placeOf } from './provider.views.ts'

const MOST = 200

/** The claims the viewer has made, newest first. */
export const findMyClaims = (ctx: PersonCtx): Promise<ClaimView[]> =>
  find(ctx.db, { userId: ctx.viewer.userId }, 'desc')

/** Claims for the operators' desk: those waiting come oldest first, decided ones newest first. At most 200. */
export function findClaims(ctx: Ctx, { state }: { state: 'submitted' | 'decided' }): Promise<ClaimView[]> {
  return state === 'submitted'
    ? find(ctx.db, { state: 'submitted' }, 'asc')
    : find(ctx.db, { state: { not: 'submitted' } }, 'desc')
}

/** One claim by id; the caller has seen to it that the viewer may. */
export async function getClaim(db: Db | Tx, claimId: string): Promise<ClaimView> {
  return viewOf(await db.claim.findUniqueOrThrow({ where: { id: claimId }, select: shown }))
}

async function find(db: Db, where: Prisma.ClaimWhereInput, order: 'asc' | 'desc'): Promise<ClaimView[]> {
  const rows = await db.claim.findMany({
    where,
    orderBy: [{ createdAt: order }, { id: order }],
    take: MOST,
    select: shown,
  })
  return rows.map(viewOf)
}

const shown = {
  id: true,
  state: true,
  providerId: true,
  position: true,
  creditCode: true,
  contact: true,
  note: true,
  reason: true,
  createdAt: true,
  decidedAt: true,
  user: { select: { name: true } },
  provider: {
    select: {
      name: true,
      sites: { select: { city: true, district: true }, orderBy: { id: 'asc' }, take: 1 },
    },
  },
} as const satisfies Prisma.ClaimSelect

function viewOf({ user, provider, ...claim }: Prisma.ClaimGetPayload<{ select: typeof shown }>): ClaimView {
  return {
    ...claim,
    claimantName: user.name,
    providerName: provider.name,
    providerPlace: placeOf(provider.sites[0]),
  }
}
