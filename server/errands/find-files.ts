import type { z } from 'zod'
import { nationalPhone } from '../accounts/account.contract.ts'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { PersonFile, ProviderFile, personFileInput, providerFileInput } from './errand.contract.ts'
import { isOpened, requireErrand } from './run-errand.ts'

/**
 * A person with everything that hangs on them, only where the search opened it for the reason that counts now. Refuses with
 * errands.reason_missing, errands.not_found.
 */
export async function getPersonFile(
  ctx: PersonCtx,
  { userId }: z.output<typeof personFileInput>,
): Promise<PersonFile> {
  const errand = await requireErrand(ctx)
  const [file] = await ctx.db.$queryRaw<PersonFile[]>`
    select u.id::text as "userId", u.name, u.phone_number as phone,
      exists (select from operator o where o.user_id = u.id) as operator,
      (select id::text from suspension where user_id = u.id and state <> 'lifted') as "suspensionId",
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'role', m.role, 'recipients',
          (select count(*) from recipient r where r.family_id = f.id and r.archived_at is null)) order by m.joined_at)
        from family_member m join family f on f.id = m.family_id where m.user_id = u.id), '[]') as families,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'role', m.role) order by m.joined_at)
        from provider_member m join provider p on p.id = m.provider_id where m.user_id = u.id), '[]') as providers,
      coalesce((select json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state,
          'title', o.terms->>'title', 'startsAt', o.starts_at) order by o.starts_at desc)
        from (select * from "order" where placed_by = u.id order by starts_at desc limit 20) o), '[]') as orders
    from "user" u where u.id = ${userId}::uuid`
  if (!file) throw new DomainError('errands.not_found')
  const recipients = await ctx.db.recipient.findMany({
    where: { family: { members: { some: { userId } } } },
    select: { id: true },
  })
  const ids = [userId, ...recipients.map(({ id }) => id)]
  const opened = await Promise.all(ids.map((id) => isOpened(ctx.db, errand.id, id)))
  if (!opened.includes(true)) throw new DomainError('errands.reason_missing')
  await recordLooks(
    ctx,
    ctx.viewer.userId,
    file.orders.map(({ id }) => id),
  )
  const orders = file.orders.map((order) => ({ ...order, startsAt: new Date(order.startsAt) }))
  return { ...file, phone: file.phone && nationalPhone(file.phone), orders }
}

/** A provider as operators know it, with what may be suspended there: one query. Refuses with errands.not_found. */
export async function getProviderFile(
  ctx: PersonCtx,
  { providerId }: z.output<typeof providerFileInput>,
): Promise<ProviderFile> {
  const [file] = await ctx.db.$queryRaw<ProviderFile[]>`
    select p.id::text, p.name, p.kind, p.state::text, p.phone, p.payouts_held_at as "payoutsHeldAt",
      coalesce((select concat_ws(' ', s.city, s.district, s.address_line) from site s where s.provider_id = p.id
        order by s.id limit 1), '') as place,
      (select id::text from suspension where provider_id = p.id and target = 'provider' and state <> 'lifted')
        as "suspensionId",
      (select id::text from closure where provider_id = p.id and state <> 'called_off' order by opened_at desc limit 1)
        as "closureId",
      (select count(*) from "order" o where o.provider_id = p.id and o.starts_at > ${ctx.clock.now()}::timestamptz
        and o.state in ('planned', 'requested', 'accepted'))::int as ahead,
      (select count(*) from alarm a where a.provider_id = p.id and a.state <> 'closed')::int as alarms,
      (select count(*) from remedy r where r.provider_id = p.id and r.closed_at is null)::int as remedies,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.title, 'suspensionId',
          (select s.id from suspension s where s.offering_id = o.id and s.state <> 'lifted')) order by o.position, o.id)
        from offering o where o.provider_id = p.id and o.retired_at is null), '[]') as offerings,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'suspensionId',
          (select s.id from suspension s where s.caregiver_id = c.id and s.state <> 'lifted')) order by c.created_at, c.id)
        from caregiver c where c.provider_id = p.id and c.retired_at is null), '[]') as caregivers
    from provider p where p.id = ${providerId}::uuid`
  if (!file) throw new DomainError('errands.not_found')
  return file
}
