import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepSizes, readFace } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Prisma } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { changePortraits } from './change-portraits.ts'
import { findOwnPortrait } from './own-portrait.ts'
import type {
  OwnPortrait,
  putOwnPortraitInput,
  putPortraitInput,
  showOwnPortraitInput,
} from './portrait.contract.ts'
import { portraitKey } from './portrait-files.ts'

/**
 * A manager puts a caregiver's portrait in place of whatever was there, after asking them; they are told, and may take it down.
 * Refuses with providers.not_found, providers.not_allowed, portraits.not_agreed, portraits.not_found (no such caregiver),
 * portraits.unreadable, portraits.too_small.
 */
export async function putPortrait(ctx: PersonCtx, input: z.output<typeof putPortraitInput>): Promise<void> {
  const { providerId, caregiverId, bytes, everybody, agreed } = input
  requireManager(ctx.viewer, providerId)
  if (!agreed) throw new DomainError('portraits.not_agreed')
  const whose = { id: caregiverId, providerId, retiredAt: null }
  const data = { portraitPublic: everybody, portraitAgreed: 'told' } as const
  await put(ctx, whose, { bytes, data })
}

/** A caregiver puts their own portrait wherever they work. Refuses with portraits.not_found (no caregiver) and like putPortrait. */
export async function putOwnPortrait(
  ctx: PersonCtx,
  { bytes, everybody }: z.output<typeof putOwnPortraitInput>,
): Promise<OwnPortrait | null> {
  const whose = { userId: ctx.viewer.userId, retiredAt: null }
  await put(ctx, whose, { bytes, data: { portraitPublic: everybody, portraitAgreed: 'own' } })
  return findOwnPortrait(ctx)
}

/** A caregiver says who sees their portrait, and by that agrees to it. Refuses with portraits.not_found. */
export async function showOwnPortrait(
  ctx: PersonCtx,
  { everybody }: z.output<typeof showOwnPortraitInput>,
): Promise<OwnPortrait | null> {
  const whose = { userId: ctx.viewer.userId, retiredAt: null, portraitId: { not: null } }
  await changePortraits(ctx, whose, { portraitPublic: everybody, portraitAgreed: 'own' })
  return findOwnPortrait(ctx)
}

type Put = { bytes: Uint8Array; data: { portraitPublic: boolean; portraitAgreed: 'own' | 'told' } }

async function put(ctx: PersonCtx, whose: Prisma.CaregiverWhereInput, { bytes, data }: Put): Promise<void> {
  if ((await ctx.db.caregiver.count({ where: whose })) === 0) throw new DomainError('portraits.not_found')
  const portraitId = await keepFace(ctx, bytes)
  const by = { portraitBy: ctx.viewer.userId, portraitAt: ctx.clock.now() }
  await changePortraits(ctx, whose, { ...data, ...by, portraitId }, async (tx, rows) => {
    if (data.portraitAgreed === 'own') return
    for (const { id, userId, provider } of rows) {
      if (!userId || userId === ctx.viewer.userId) continue
      await enqueue(tx, 'notice', {
        ...{ to: { userId }, kind: 'portrait_put', path: '/carer/portrait' },
        params: { providerName: provider.name },
        dedupe: `portrait_put:${portraitId}:${id}`,
      })
    }
  })
}

async function keepFace(ctx: PersonCtx, bytes: Uint8Array): Promise<string> {
  const face = await readFace(bytes)
  if (face === 'unreadable' || face === 'too_small') throw new DomainError(`portraits.${face}`)
  const portraitId = randomUUID()
  await keepSizes(ctx, portraitKey(portraitId), face)
  return portraitId
}
