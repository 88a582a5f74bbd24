import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import { nationalPhone } from '../accounts/account.contract.ts'
import { pathOf } from '../carriers/carriers.entry.ts'
import type { Ctx } from '../context.ts'
import { findAudience } from '../notices/notices.entry.ts'
import type { OutboxTopics } from '../outbox/outbox.entry.ts'

/**
 * Sends everyone concerned a text: help can't wait until somebody opens a page. Delivered at least once; a text too many
 * does less harm than one too few.
 */
export async function textPeople(
  ctx: Pick<Ctx, 'db' | 'appUrl' | 'ports'>,
  { to, params, path }: OutboxTopics['alarm'],
): Promise<void> {
  const ids = await findAudience(ctx.db, to)
  const people = await ctx.db.user.findMany({
    where: { id: { in: ids }, phoneNumber: { not: null } },
    select: { phoneNumber: true, locale: true },
  })
  for (const { phoneNumber, locale } of people) {
    const { t } = i18nFor(locale === 'en' ? 'en' : 'zh-CN')
    const url = `${ctx.appUrl}${path}`
    await ctx.ports.sms.send({
      to: nationalPhone(phoneNumber ?? ''),
      body: t('incidents:text', { ...params, url }),
      template: 'help',
      values: { who: `${params.who}`, by: `${params.raisedByName}`, path: pathOf(url, ctx.appUrl) },
    })
  }
}
