import type { PersonCtx } from '../context.ts'
import type { OwnPortrait } from './portrait.contract.ts'
import { portraitPath } from './portrait-path.ts'

/** The viewer's portrait as a caregiver, wherever they work; null for who is none. Where several differ, the latest. */
export async function findOwnPortrait(ctx: PersonCtx): Promise<OwnPortrait | null> {
  const rows = await ctx.db.caregiver.findMany({
    where: { userId: ctx.viewer.userId, retiredAt: null },
    orderBy: [{ portraitAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      ...{ name: true, portraitId: true, portraitPublic: true, portraitAgreed: true, portraitAt: true },
      provider: { select: { id: true, name: true } },
    },
  })
  const [latest] = rows
  if (!latest) return null
  return {
    name: latest.name,
    portrait: portraitPath(ctx, latest),
    everybody: latest.portraitPublic,
    byManager: latest.portraitAgreed === 'told',
    at: latest.portraitAt,
    providers: rows.map(({ provider }) => provider),
  }
}
