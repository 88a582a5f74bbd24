import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { maskedName } from '../kernel/masked-name.ts'
import { readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type {
  Channel,
  DeliveriesView,
  DeliveryView,
  deliveriesInput,
  MessageState,
} from './channel.contract.ts'

const SHOWN = 100
/** What is counted above the list. */
const COUNTED = days(7)

type Row = Omit<DeliveryView, 'who'> & { name: string }

/**
 * The latest 100 texts, mails and pushes, newest first: by which way, when, how often tried, why not, and whether the notice was
 * opened; above them how many of the last week stand where. Names are shortened and nothing of what was said is shown: who
 * wants to know more gives a reason first.
 */
export async function findDeliveries(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { channel, state }: z.output<typeof deliveriesInput>,
): Promise<DeliveriesView> {
  const only = Prisma.sql`
    where (${channel ?? null}::text is null or m.channel::text = ${channel ?? null})
      and (${state ?? null}::text is null or m.state::text = ${state ?? null})`
  const [counts, rows] = await Promise.all([
    readRows<{ channel: Channel; state: MessageState; count: number; opened: number }>(
      db,
      Prisma.sql`
      select m.channel::text as channel, m.state::text as state, count(*)::int as count, count(n.read_at)::int as opened
      from notice_message m join notice n on n.id = m.notice_id
      where n.created_at > ${after(clock.now(), -COUNTED)}::timestamptz
      group by 1, 2 order by 1, 2`,
    ),
    readRows<Row>(
      db,
      Prisma.sql`
      select m.id::text as id, m.channel::text as channel, m.state::text as state, m.attempts, m.due_at as "dueAt",
        m.sent_at as "sentAt", m.last_error as error, n.kind, n.created_at as "toldAt", n.read_at as "openedAt", u.name
      from notice_message m join notice n on n.id = m.notice_id join "user" u on u.id = m.user_id
      ${only} order by m.id desc limit ${SHOWN}`,
    ),
  ])
  return { counts, rows: rows.map(({ name, ...row }) => ({ ...row, who: maskedName(name) })) }
}
