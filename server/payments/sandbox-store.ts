import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../kernel/clock.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { PaymentRefused, type PaymentReport } from './payment-port.ts'

export type SandboxThing = {
  readonly id: string
  readonly kind: string
  readonly parentId: string | null
  readonly amountFen: number
  readonly state: string
  readonly question: unknown
}

export type NewThing = {
  readonly id: string
  readonly kind: 'page' | 'refund' | 'account' | 'link' | 'transfer' | 'reversal' | 'dispute'
  readonly key: string
  readonly question: Record<string, string | number>
  readonly parentId?: string
  readonly amountFen?: number
  readonly state: string
}

/**
 * Does what is asked for once: a repeated key gives what is there already, and is refused with key_reused when the
 * question differs. `mayBe` looks at the locked parent first and throws what speaks against it.
 */
export function remember(
  { db, clock }: { db: Db; clock: Clock },
  { kind, key, ...thing }: NewThing,
  mayBe: (parent: SandboxThing, tx: Tx) => Promise<void> | void = () => {},
): Promise<SandboxThing> {
  const row = { ...thing, kind, key: `${kind}:${key}`, createdAt: clock.now() }
  return inTransaction(db, async (tx) => {
    const parent = row.parentId ? await lockThing(tx, row.parentId) : null
    const known = await tx.sandboxThing.findUnique({ where: { key: row.key } })
    if (known) return sameQuestion(known, row.question)
    if (parent) await mayBe(parent, tx)
    await tx.sandboxThing.createMany({ data: [row], skipDuplicates: true })
    return sameQuestion(await tx.sandboxThing.findUniqueOrThrow({ where: { key: row.key } }), row.question)
  })
}

function sameQuestion(thing: SandboxThing & { key: string }, question: object): SandboxThing {
  if (isDeepStrictEqual(thing.question, question)) return thing
  throw new PaymentRefused('key_reused', thing.key)
}

/** One thing, kept from changing until the transaction ends. Refuses with not_found. */
export async function lockThing(tx: Tx, id: string): Promise<SandboxThing> {
  await tx.$queryRaw`select 1 from sandbox_thing where id = ${id} for update`
  const thing = await tx.sandboxThing.findUnique({ where: { id } })
  if (!thing) throw new PaymentRefused('not_found', id)
  return thing
}

/** Fen that things of this kind have taken from their parent. */
export async function takenFrom(tx: Tx, parentId: string, kind: string): Promise<number> {
  const { _sum } = await tx.sandboxThing.aggregate({ where: { parentId, kind }, _sum: { amountFen: true } })
  return _sum.amountFen ?? 0
}

/** How much of a page its payer's bank wants back, or has taken. */
export async function atBank(tx: Tx, parentId: string): Promise<number> {
  const which = { parentId, kind: 'dispute', state: { not: 'won' } }
  const { _sum } = await tx.sandboxThing.aggregate({ where: which, _sum: { amountFen: true } })
  return _sum.amountFen ?? 0
}

/** Says something, now or later; under one id once only. */
export async function tell(db: Db | Tx, report: PaymentReport, toldAt: Date): Promise<void> {
  const row = { id: report.id, report: report as object, toldAt }
  await db.sandboxReport.createMany({ data: [row], skipDuplicates: true })
}

/** Whether a page has its money; one that waits for it has it from the instant that is told. */
export async function isPaid(db: Db | Tx, page: SandboxThing, now: Date): Promise<boolean> {
  if (page.state !== 'pending') return page.state === 'paid'
  const told = await db.sandboxReport.findUnique({ where: { id: paidReportId(page.id) } })
  return told !== null && told.toldAt <= now
}

/** Paying twice is one event. */
export const paidReportId = (externalId: string) => `${externalId}:paid`
