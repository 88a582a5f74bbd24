import type { Tx } from '../platform/db.ts'
import { type Account, custody, refunding, writeJournal, writeOff } from './write-journal.ts'

/** The custody account in which a package's money lies: its provider's. */
export async function custodyOf(tx: Tx, packageId: string | null): Promise<Account> {
  const { providerId } = await tx.visitPackage.findUniqueOrThrow({
    where: { id: packageId ?? '' },
    select: { providerId: true },
  })
  return custody(providerId)
}

/** What of a package's money is in custody, in fen; and which part of it visits are ordered with that are not confirmed yet. */
export async function packageCustody(
  tx: Tx,
  packageId: string,
): Promise<{ custodyFen: number; drawnFen: number }> {
  const [row] = await tx.$queryRaw<[{ custody: bigint | null; drawn: bigint | null }]>`
    select
      (select sum(line.amount_fen) from ledger_journal journal
        join ledger_line line on line.journal_id = journal.id
        where journal.package_id = ${packageId}::uuid and line.account_code like 'custody:%') as custody,
      (select sum(fen - back_fen) from package_visit
        where package_id = ${packageId}::uuid and state = 'drawn') as drawn`
  return { custodyFen: Number(row.custody ?? 0), drawnFen: Number(row.drawn ?? 0) }
}

type PackageRefund = {
  readonly id: string
  readonly packageId: string
  readonly adapter: string
  readonly amountFen: number
  readonly reason: string
  readonly at: Date
}

/**
 * A package's money is promised back, out of custody. What a bank takes beyond the visits nobody has ordered is borne by the
 * platform: what was delivered stays its provider's. Once per refund; the database refuses more than there is.
 */
export async function bookPackageRefund(tx: Tx, refund: PackageRefund): Promise<void> {
  const { id, packageId, adapter, amountFen, reason, at } = refund
  const { custodyFen, drawnFen } = await packageCustody(tx, packageId)
  const keptFen =
    reason === 'chargeback' ? Math.min(amountFen, Math.max(0, custodyFen - drawnFen)) : amountFen
  await writeJournal(tx, {
    key: `refund:${id}:requested`,
    kind: 'refund_requested',
    ...{ packageId, reason, at },
    lines: [
      [await custodyOf(tx, packageId), -keptFen],
      [writeOff, keptFen - amountFen],
      [refunding(adapter), amountFen],
    ],
  })
}

/**
 * Money in custody that the family would get back, had its bank not taken it already: it makes good what the platform bore of that, in
 * fen and never more. Once per package and reason. The caller has locked the package.
 */
export async function bookRecovery(
  tx: Tx,
  { packageId, amountFen, reason, at }: Pick<PackageRefund, 'packageId' | 'amountFen' | 'reason' | 'at'>,
): Promise<void> {
  if (amountFen <= 0) return
  const [row] = await tx.$queryRaw<[{ borne: bigint | null }]>`
    select -sum(line.amount_fen) as borne from ledger_journal journal
    join ledger_line line on line.journal_id = journal.id
    where journal.package_id = ${packageId}::uuid and line.account_code = ${writeOff.code}`
  const goodFen = Math.min(amountFen, Number(row.borne ?? 0))
  if (goodFen <= 0) return
  await writeJournal(tx, {
    key: `recovered:${packageId}:${reason}`,
    kind: 'loss_recovered',
    ...{ packageId, reason, at },
    lines: [
      [await custodyOf(tx, packageId), -goodFen],
      [writeOff, goodFen],
    ],
  })
}
