import { randomUUID } from 'node:crypto'
import { recordFunderPayment } from '../../server/funders/record-payment.ts'
import { sandboxAccountComplete } from '../../server/payments/sandbox-account.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { findAccount, openAccount } from '../../server/payouts/payout-account.ts'
import { runPayouts } from '../../server/payouts/run-payouts.ts'
import { sendPayout } from '../../server/payouts/send-payout.ts'
import type { Stage } from './stage.ts'

/** The home-care provider told who it is, and has been sent what it earned up to yesterday. */
export async function sendEarnings(stage: Stage): Promise<void> {
  const { id: providerId } = await stage.db.provider.findFirstOrThrow({
    where: { name: '示例·浦东安和居家养老' },
  })
  await stage.at(stage.day(-8, '15:20'))
  const manager = await stage.as('manager')
  const { url } = await openAccount(manager, { providerId, key: randomUUID() })
  await sandboxAccountComplete(manager, { linkId: url.split('/').at(-1) ?? '' }, takeNews)
  // Back on their own page, they see that it is ready.
  await findAccount(manager, { providerId })
  await stage.at(stage.day(-1, '09:00'))
  const ctx = await stage.as('operator')
  await runPayouts(ctx)
  for (const { id: payoutId } of await stage.db.payout.findMany()) await sendPayout(ctx, { payoutId })
}

/** What long-term-care insurance owed for a grandmother's first bath came in, a little short and with its reason. */
export async function payFunders(stage: Stage): Promise<void> {
  const [first] = await stage.db.$queryRaw<{ number: string; regionCode: string; fen: number }[]>`
    select "order".number, account.adapter as "regionCode", -line.amount_fen as fen
    from ledger_line line
    join ledger_account account on account.code = line.account_code and account.kind = 'ltci_receivable'
    join ledger_journal journal on journal.id = line.journal_id
    join "order" on "order".id = journal.order_id
    order by journal.at limit 1`
  if (!first) throw new Error('insurance owes nothing in the example world')
  await stage.at(stage.day(-3, '11:00'))
  await recordFunderPayment(await stage.as('operator'), {
    ...{ funder: 'ltci', regionCode: first.regionCode, reference: '示例-长护结算-0417' },
    paidOn: stage.date(-4),
    rows: [
      {
        ...{ orderNumber: first.number, paidFen: first.fen - 200 },
        ...{ bearer: 'later', reason: '两分钟的签出时间差要补材料，下期再付' },
      },
    ],
  })
}
