import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { SandboxOutcome } from './payment.contract.ts'
import { PaymentRefused, type PaymentReport } from './payment-port.ts'
import { isPaid, lockThing, paidReportId, takenFrom, tell } from './sandbox-store.ts'

/** How long money takes that comes late. */
const LATE = minutes(1)
type Now = Pick<Ctx, 'clock' | 'requestId'>

/** What happens on a page; gives the report that goes out at once, if any. */
export async function actOnPage(
  tx: Tx,
  { clock, requestId }: Now,
  externalId: string,
  outcome: SandboxOutcome | 'expire',
): Promise<PaymentReport | null> {
  const now = clock.now()
  const become = (state: string) => setState(tx, externalId, state)
  const say = async (id: string, kind: 'paid' | 'failed' | 'expired', at = now) => {
    const report = { id, externalId, kind, payload: { by: 'sandbox page' } } satisfies PaymentReport
    await tell(tx, report, at)
    return report
  }
  switch (outcome) {
    case 'success':
      await become('paid')
      return say(paidReportId(externalId), 'paid')
    case 'late':
      await become('pending')
      await say(paidReportId(externalId), 'paid', after(now, LATE))
      return null
    case 'challenge':
      await become('challenged')
      return null
    case 'timeout':
      await become('unanswered')
      return null
    case 'decline':
      await become('declined')
      // Each declined attempt is an event of its own.
      return say(`${externalId}:failed:${requestId}`, 'failed')
    case 'expire':
      return say(`${externalId}:expired`, 'expired')
  }
}

/** The owner of an account has told who they are: from now on it can receive money. */
export async function completeAccount(tx: Tx, { clock }: Now, externalId: string): Promise<PaymentReport> {
  await setState(tx, externalId, 'ready')
  const report = {
    id: `${externalId}:ready`,
    externalId,
    kind: 'account_changed',
    payload: { by: 'sandbox page' },
  } satisfies PaymentReport
  await tell(tx, report, clock.now())
  return report
}

/** The payer's bank wants this much of a paid page back; once per page. Refuses like the port. */
export async function openDispute(
  tx: Tx,
  { clock }: Now,
  externalId: string,
  amountFen: number,
): Promise<PaymentReport> {
  const page = await lockThing(tx, externalId)
  if (!(await isPaid(tx, page, clock.now()))) throw new PaymentRefused('not_paid', externalId)
  const left = page.amountFen - (await takenFrom(tx, externalId, 'refund'))
  if (amountFen > left) throw new PaymentRefused('too_much', `${amountFen} of ${left}`)
  const id = `sbd_${externalId}`
  const row = { id, kind: 'dispute', key: `dispute:${id}`, question: {}, parentId: externalId, amountFen }
  const data = [{ ...row, state: 'open', createdAt: clock.now() }]
  await tx.sandboxThing.createMany({ data, skipDuplicates: true })
  const report = disputeReport(externalId, 'dispute_opened', { externalId: id, amountFen })
  await tell(tx, report, clock.now())
  return report
}

/** The bank has decided: won means that the money stays with us. */
export async function decideDispute(
  tx: Tx,
  { clock }: Now,
  disputeId: string,
  outcome: 'won' | 'lost',
): Promise<PaymentReport> {
  const { parentId, amountFen } = await lockThing(tx, disputeId)
  await setState(tx, disputeId, outcome)
  const dispute = { externalId: disputeId, amountFen, outcome }
  const report = disputeReport(parentId ?? '', 'dispute_closed', dispute)
  await tell(tx, report, clock.now())
  return report
}

const disputeReport = (
  externalId: string,
  kind: 'dispute_opened' | 'dispute_closed',
  dispute: NonNullable<PaymentReport['dispute']>,
): PaymentReport => ({
  id: `${dispute.externalId}:${dispute.outcome ?? 'open'}`,
  externalId,
  kind,
  dispute,
  payload: { by: 'sandbox page' },
})

const setState = (tx: Tx, id: string, state: string) =>
  tx.sandboxThing.update({ where: { id }, data: { state } })
