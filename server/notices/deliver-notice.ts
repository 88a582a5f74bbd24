import type { Ctx } from '../context.ts'
import { room } from '../live/rooms.contract.ts'
import { type Audience, enqueue, type OutboxTopics } from '../outbox/outbox.entry.ts'
import { type Db, readRows, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { byDefault, groupOf } from './channel.contract.ts'
import { waitOf } from './channel.rules.ts'
import { noticeParams } from './notice.contract.ts'

/** Whose inboxes have the notice now. */
export type Delivered = { readonly people: readonly string[]; readonly at: Date }

/**
 * Puts a notice into the inbox of everyone it is for, sets on their way the texts, mails and pushes they have chosen, and says who
 * they are, in one statement. The outbox delivers at least once: a notice delivered again reaches nobody twice, and who
 * joined in between is told then.
 */
export async function deliverNotice(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { to, kind, params, path, dedupe }: OutboxTopics['notice'],
): Promise<Delivered> {
  const at = clock.now()
  const said = JSON.stringify(noticeParams[kind].parse(params))
  const usually = byDefault[groupOf[kind]]
  const people = await readRows<{ id: string }>(
    db,
    Prisma.sql`
    with person as materialized (select distinct id from (${peopleOf(to)}) as person (id)), told as (
      insert into notice (id, user_id, kind, params, path, dedupe, created_at)
      select uuidv7(), id, ${kind}, ${said}::jsonb, ${path}, ${`${dedupe}:`} || id, ${at}::timestamptz from person
      on conflict do nothing
      returning id, user_id
    ), messages as (
      insert into notice_message (id, notice_id, user_id, channel, due_at)
      select uuidv7(), told.id, told.user_id, way.channel, ${at}::timestamptz + way.wait * interval '1 millisecond'
      from told
        cross join (values
          ('sms'::notice_channel, ${usually.sms}::boolean, ${waitOf('sms', kind)}::float8),
          ('email'::notice_channel, ${usually.email}::boolean, ${waitOf('email', kind)}::float8),
          ('push'::notice_channel, ${usually.push}::boolean, ${waitOf('push', kind)}::float8)
        ) as way (channel, usual, wait)
        left join notice_choice as chosen
          on chosen.user_id = told.user_id and chosen."group" = ${groupOf[kind]} and chosen.channel = way.channel
      where coalesce(chosen.wanted, way.usual) and case way.channel
        when 'email' then exists (select from mail_address where user_id = told.user_id and verified_at is not null)
        when 'push' then exists (select from push_device where user_id = told.user_id)
        else true end
    )
    select id::text from person`,
  )
  return { people: people.map(({ id }) => id), at }
}

/** The person's other open pages count again. */
export function nudgeInbox(tx: Tx, userId: string, at: Date): Promise<void> {
  const version = at.getTime()
  return enqueue(tx, 'nudge', { rooms: [room.user(userId)], kind: 'notices', id: userId, version })
}

/** The ids of everyone a notice would reach now. */
export async function findAudience(db: Db, to: Audience): Promise<string[]> {
  const people = await readRows<{ id: string }>(
    db,
    Prisma.sql`select distinct id::text from (${peopleOf(to)}) as person (id)`,
  )
  return people.map(({ id }) => id)
}

/** Resolved at delivery: who has left in the meantime is not told. A manager who goes out herself is told once. */
function peopleOf(to: Audience): Prisma.Sql {
  if ('userId' in to) return Prisma.sql`select ${to.userId}::uuid`
  if ('familyId' in to)
    return Prisma.sql`select user_id from family_member
      where family_id = ${to.familyId}::uuid and user_id is distinct from ${to.except ?? null}::uuid`
  if ('providerId' in to)
    return Prisma.sql`
      select user_id from provider_member where provider_id = ${to.providerId}::uuid and role = 'manager'
      union all
      select user_id from caregiver where id = ${to.caregiverId ?? null}::uuid and user_id is not null
        and provider_id = ${to.providerId}::uuid and retired_at is null`
  return Prisma.sql`select user_id from operator`
}
