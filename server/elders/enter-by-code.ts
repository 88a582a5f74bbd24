import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { after, hours } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { newToken } from '../platform/secret-token.ts'
import type { enterByCodeInput } from './elder.contract.ts'
import { isCode } from './entry-code.ts'

/** Six figures have to withstand guessing: so many wrong ones, then an hour's rest. */
const TRIES = 5
const REST = hours(1)

/**
 * Figures from a card open the recipient's page: gives the token of a link of its own, which ends with the card's. A number
 * nobody has and figures nobody made are refused alike. Refuses with elders.code_wrong, elders.code_locked.
 */
export async function enterByCode(
  ctx: Ctx,
  { phone, code }: z.infer<typeof enterByCodeInput>,
): Promise<{ token: string }> {
  const now = ctx.clock.now()
  const links = await findLinksOf(ctx, phone, now)
  for (const link of links) await countTry(ctx, link, now)
  for (const { id, codeHash, recipientId, expiresAt } of links) {
    if (!codeHash || !(await isCode(code, codeHash))) continue
    const { token, hash } = newToken()
    await ctx.db.$transaction([
      ctx.db.elderLink.updateMany({
        where: { id: { in: links.map((link) => link.id) } },
        data: { wrongCodes: 0, wrongSince: null },
      }),
      ctx.db.elderLink.create({ data: { recipientId, tokenHash: hash, createdAt: now, expiresAt } }),
      ctx.db.elderLink.update({ where: { id }, data: { lastUsedAt: now } }),
    ])
    return { token }
  }
  throw new DomainError('elders.code_wrong')
}

/** The cards of those whom this number may open: the recipient's own, or one of the family's. */
function findLinksOf({ db }: Ctx, phone: string, now: Date) {
  const family = { members: { some: { user: { phoneNumber: `+86${phone}` } } } }
  return db.elderLink.findMany({
    where: {
      ...{ codeHash: { not: null }, revokedAt: null, expiresAt: { gt: now } },
      recipient: { archivedAt: null, OR: [{ phone }, { family }] },
    },
    select: { id: true, codeHash: true, recipientId: true, expiresAt: true, wrongSince: true },
    orderBy: { createdAt: 'desc' },
    take: 10,
  })
}

/** Counted before it is looked at: guesses sent at once are as many tries. */
async function countTry(
  { db }: Ctx,
  { id, wrongSince }: { id: string; wrongSince: Date | null },
  now: Date,
): Promise<void> {
  if (wrongSince && after(wrongSince, REST) <= now) {
    await db.elderLink.updateMany({ where: { id, wrongSince }, data: { wrongCodes: 0, wrongSince: null } })
  }
  const { count } = await db.elderLink.updateMany({
    where: { id, wrongCodes: { lt: TRIES } },
    data: { wrongCodes: { increment: 1 } },
  })
  if (count === 0) throw new DomainError('elders.code_locked', { retryAt: after(wrongSince ?? now, REST) })
  await db.elderLink.updateMany({ where: { id, wrongSince: null }, data: { wrongSince: now } })
}
