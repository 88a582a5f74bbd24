import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type ConsentPurpose, consentPurposes } from './consent.contract.ts'

type Reader = { readonly db: Db | Tx; readonly clock: Clock }
export type Agreed = Readonly<Record<ConsentPurpose, boolean>>

/** What is agreed to for somebody at this moment: asked anew each time, so that a withdrawal takes effect at once. */
export async function agreedFor({ db, clock }: Reader, recipientId: string): Promise<Agreed> {
  return (await agreedForAll({ db, clock }, [recipientId]))(recipientId)
}

/** The same for several at once, in one read. */
export async function agreedForAll(
  { db, clock }: Reader,
  recipientIds: readonly string[],
): Promise<(recipientId: string) => Agreed> {
  const rows = await db.consent.findMany({
    where: { recipientId: { in: [...recipientIds] }, endedAt: null, expiresAt: { gt: clock.now() } },
    select: { recipientId: true, purpose: true },
  })
  const given = new Set(rows.map(({ recipientId, purpose }) => `${recipientId} ${purpose}`))
  return (id) =>
    Object.fromEntries(consentPurposes.map((purpose) => [purpose, given.has(`${id} ${purpose}`)])) as Agreed
}

/**
 * Keeps what is about to be recorded from being recorded without a yes. Inside a transaction the yes is locked until its
 * end: a withdrawal waits, or comes first. Refuses with privacy.health_not_agreed, privacy.photos_not_agreed,
 * privacy.papers_not_agreed or privacy.whereabouts_not_agreed.
 */
export async function assertAgreed(
  { clock }: Pick<Reader, 'clock'>,
  tx: Db | Tx,
  recipientId: string,
  purpose: ConsentPurpose,
): Promise<void> {
  const [given] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from consent where recipient_id = ${recipientId}::uuid and purpose = ${purpose}::consent_purpose
      and ended_at is null and expires_at > ${clock.now()} for share`
  if (!given) throw new DomainError(`privacy.${purpose}_not_agreed`)
}
