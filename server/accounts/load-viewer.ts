import type { Person, Viewer } from '../kernel/view.contract.ts'
import { type Db, readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { nationalPhone } from './account.contract.ts'
import type { Auth } from './auth.ts'

const anonymous: Viewer = { kind: 'anonymous' }

/** Who sent this request, by its session cookie; anonymous without one, or when the session or person is gone. */
export async function viewerFromRequest(
  { auth, db }: { auth: Pick<Auth, 'sessionToken' | 'clock'>; db: Db },
  headers: Headers,
): Promise<Viewer> {
  const token = auth.sessionToken(headers)
  if (!token) return anonymous
  return readPerson(
    db,
    Prisma.sql`"user" u join session s on s.user_id = u.id where s.token = ${token} and s.expires_at > ${auth.clock.now()}`,
  )
}

/** A person with everything that decides what they may see: families, providers, whether they are an operator. */
export const loadViewer = (db: Db, userId: string): Promise<Viewer> =>
  readPerson(db, Prisma.sql`"user" u where u.id = ${userId}::uuid`)

/** One statement, since every request begins with it. */
async function readPerson(db: Db, whose: Prisma.Sql): Promise<Viewer> {
  const [person] = await readRows<Omit<Person, 'kind'>>(
    db,
    Prisma.sql`
    select u.id::text as "userId", u.name, u.phone_number as phone,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'role', m.role) order by m.joined_at)
        from family_member m join family f on f.id = m.family_id where m.user_id = u.id), '[]') as families,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'role', m.role, 'caregiverId',
          (select c.id from caregiver c where c.user_id = u.id and c.provider_id = p.id and c.retired_at is null limit 1)
        ) order by m.joined_at)
        from provider_member m join provider p on p.id = m.provider_id where m.user_id = u.id), '[]') as providers,
      exists (select from operator o where o.user_id = u.id) as operator,
      u.suspended_at is not null as suspended
    from ${whose}`,
  )
  if (!person) return anonymous
  return { kind: 'person', ...person, phone: person.phone && nationalPhone(person.phone) }
}
