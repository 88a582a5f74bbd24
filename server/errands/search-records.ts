import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { maskedName } from '../kernel/masked-name.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { FoundRecord, RecordKind, searchRecordsInput } from './errand.contract.ts'
import { requireErrand } from './run-errand.ts'

/** Shown of each kind. */
const EACH = 8
const PHONE = /^(?:\+?86)?(1\d{10})$/
const NUMBER = /^\d{6}-\d{6}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Row = { kind: RecordKind; id: string; name: string; detail: string }

/**
 * Everything by one field: a phone number, an order's number, a name, a payment's or call's id. People are masked until they are
 * opened. One query beside the reason's. Refuses with errands.reason_missing.
 */
export async function searchRecords(
  ctx: PersonCtx,
  { query }: z.output<typeof searchRecordsInput>,
): Promise<FoundRecord[]> {
  await requireErrand(ctx)
  const typed = query.normalize('NFKC').trim()
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.join(partsFor(typed), ' union all '))
  return rows.map(({ kind, id, name, detail }) => ({
    ...{ kind, id, detail },
    label: kind === 'provider' || kind === 'order' || kind === 'payment' ? name : maskedName(name),
  }))
}

function partsFor(typed: string): Prisma.Sql[] {
  const phone = PHONE.exec(typed.replace(/[\s-]/g, ''))?.[1]
  if (phone) return byPhone(phone)
  if (NUMBER.test(typed)) return [orders(Prisma.sql`o.number = ${typed}`)]
  if (UUID.test(typed)) return byId(typed.toLowerCase())
  return [...byName(typed), payments(Prisma.sql`p.external_id = ${typed}`)]
}

const byPhone = (phone: string) => [
  people(Prisma.sql`u.phone_number = ${`+86${phone}`}`),
  recipients(Prisma.sql`r.phone = ${phone}`),
  caregivers(
    Prisma.sql`exists (select from "user" u where u.id = c.user_id and u.phone_number = ${`+86${phone}`})`,
  ),
  providers(Prisma.sql`p.phone = ${phone}`),
]

const byId = (id: string) => [
  orders(Prisma.sql`o.id = ${id}::uuid`),
  payments(Prisma.sql`p.id = ${id}::uuid`),
  incidents(Prisma.sql`i.id = ${id}::uuid`),
  providers(Prisma.sql`p.id = ${id}::uuid`),
  people(Prisma.sql`u.id = ${id}::uuid`),
]

function byName(name: string) {
  const like = `%${name.replace(/[\\%_]/g, '\\$&')}%`
  return [
    providers(Prisma.sql`p.name ilike ${like}`),
    people(Prisma.sql`u.name ilike ${like}`),
    caregivers(Prisma.sql`c.name ilike ${like}`),
    recipients(Prisma.sql`r.name ilike ${like}`),
  ]
}

/** 138****8000 */
const tail = (column: Prisma.Sql) =>
  Prisma.sql`coalesce(regexp_replace(${column}, '^(?:\\+86)?(\\d{3})\\d{4}(\\d{4})$', '\\1****\\2'), '')`

const people = (where: Prisma.Sql) => Prisma.sql`(select 'person' as kind, u.id::text, u.name,
  ${tail(Prisma.sql`u.phone_number`)} as detail from "user" u where ${where} order by u.name, u.id limit ${EACH})`
const recipients = (where: Prisma.Sql) => Prisma.sql`(select 'recipient' as kind, r.id::text, r.name,
  f.name as detail from recipient r join family f on f.id = r.family_id where ${where} order by r.name, r.id limit ${EACH})`
const caregivers = (where: Prisma.Sql) => Prisma.sql`(select 'caregiver' as kind, c.id::text, c.name,
  p.name as detail from caregiver c join provider p on p.id = c.provider_id where ${where}
  order by c.name, c.id limit ${EACH})`
const providers = (where: Prisma.Sql) => Prisma.sql`(select 'provider' as kind, p.id::text, p.name,
  coalesce((select concat_ws(' ', s.city, s.district) from site s where s.provider_id = p.id order by s.id limit 1), '')
  as detail from provider p where ${where} order by p.state desc, p.name, p.id limit ${EACH})`
const orders = (where: Prisma.Sql) => Prisma.sql`(select 'order' as kind, o.id::text, o.number as name,
  concat(o.terms->>'title', ' · ', p.name) as detail from "order" o join provider p on p.id = o.provider_id where ${where}
  limit ${EACH})`
const payments = (where: Prisma.Sql) => Prisma.sql`(select 'payment' as kind, p.id::text, o.number as name,
  p.external_id as detail from payment p join "order" o on o.id = p.order_id where ${where} limit ${EACH})`
const incidents = (
  where: Prisma.Sql,
) => Prisma.sql`(select 'incident' as kind, i.id::text, r.name, i.state::text as detail
  from incident i join recipient r on r.id = i.recipient_id where ${where} limit ${EACH})`
