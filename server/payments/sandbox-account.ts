import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import type { TakeNews } from './news.ts'
import type { SandboxAccountPage } from './payment.contract.ts'
import { receiveReport } from './receive-report.ts'
import { completeAccount } from './sandbox-machine.ts'

type Link = { linkId: string }

/** What the sandbox's page about a provider's account shows to whoever has the link. Refuses with payments.not_found. */
export async function sandboxAccountPage(ctx: Ctx, { linkId }: Link): Promise<SandboxAccountPage> {
  const { account, returnUrl } = await getAccount(ctx, linkId)
  const { name } = account.question as { name: string }
  return { linkId, name, ready: account.state === 'ready', returnUrl }
}

/** Tells everything that was asked, as the account's owner would; gives where they came from. Refuses with payments.not_found. */
export async function sandboxAccountComplete(
  ctx: Ctx,
  { linkId }: Link,
  take: TakeNews,
): Promise<{ returnUrl: string }> {
  const { account, returnUrl } = await getAccount(ctx, linkId)
  const report = await inTransaction(ctx.db, (tx) => completeAccount(tx, ctx, account.id))
  await receiveReport(ctx, report, take)
  return { returnUrl }
}

async function getAccount({ db, ports }: Ctx, linkId: string) {
  const link = await db.sandboxThing.findUnique({ where: { id: linkId } })
  const account = link?.parentId ? await db.sandboxThing.findUnique({ where: { id: link.parentId } }) : null
  if (link?.kind !== 'link' || !account || ports.payments.name !== 'sandbox') {
    throw new DomainError('payments.not_found')
  }
  return { account, returnUrl: (link.question as { returnUrl: string }).returnUrl }
}
