import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  inTransaction,
  isExclusionViolation,
  isUniqueViolation,
  openDb,
  readRows,
  type Tx,
} from '../../server/platform/db.ts'
import { isWriteConflict } from '../../server/platform/db-errors.ts'
import { Prisma } from '../../server/platform/prisma/client.ts'
import { testDatabase } from '../support/database.ts'

const { db, url } = await testDatabase()
await db.$executeRaw`create table bench (id int primary key, name text not null, taken tsrange,
  constraint bench_name unique (name),
  constraint bench_taken exclude using gist (taken with &&))`
await db.$executeRaw`insert into bench values (1, 'left', null), (2, 'right', null)`

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a broken unique constraint is known by name, from a raw query and from a model', async () => {
  const raw = await failureOf(db.$executeRaw`insert into bench values (3, 'left')`)
  expect(isUniqueViolation(raw)).toBe(true)
  expect(isUniqueViolation(raw, 'bench_name')).toBe(true)
  expect(isUniqueViolation(raw, 'bench_pkey')).toBe(false)

  await db.throttle.create({ data: { key: 'once' } })
  const model = await failureOf(db.throttle.create({ data: { key: 'once' } }))
  expect(isUniqueViolation(model, 'throttle_pkey')).toBe(true)
  expect(isUniqueViolation(model, 'other')).toBe(false)
  expect(isExclusionViolation(model)).toBe(false)
})

test('time promised twice is an exclusion violation', async () => {
  await db.$executeRaw`insert into bench values (10, 'nine', '[2026-11-21 09:00, 2026-11-21 10:00)')`
  const error = await failureOf(
    db.$executeRaw`insert into bench values (11, 'half past', '[2026-11-21 09:30, 2026-11-21 11:00)')`,
  )
  expect(isExclusionViolation(error, 'bench_taken')).toBe(true)
  expect(isExclusionViolation(error, 'bench_other')).toBe(false)
  expect(isUniqueViolation(error)).toBe(false)
})

test('two transactions that decide by what the other changes are both carried out, one after the other', async () => {
  await db.$executeRaw`create table counter (id int primary key, n int not null)`
  await db.$executeRaw`insert into counter values (1, 0)`
  const meeting = rendezvous(2)
  let runs = 0
  const increment = async (tx: Tx) => {
    runs++
    const [row] = await tx.$queryRaw<{ n: number }[]>`select n from counter where id = 1`
    await meeting()
    await tx.$executeRaw`update counter set n = ${(row?.n ?? 0) + 1} where id = 1`
  }
  const isolationLevel = 'Serializable' as const
  await Promise.all([
    inTransaction(db, increment, { isolationLevel }),
    inTransaction(db, increment, { isolationLevel }),
  ])
  const [row] = await db.$queryRaw<{ n: number }[]>`select n from counter`
  expect(row?.n).toBe(2)
  expect(runs).toBe(3)
})

test('a conflict found only at commit is run again', async () => {
  await db.$executeRaw`create table night_duty (nurse text primary key, on_call boolean not null)`
  await db.$executeRaw`insert into night_duty values ('周', true), ('吴', true)`
  const meeting = rendezvous(2)
  const leave = (nurse: string) => async (tx: Tx) => {
    const [on] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from night_duty where on_call`
    await meeting()
    if ((on?.n ?? 0) > 1) await tx.$executeRaw`update night_duty set on_call = false where nurse = ${nurse}`
  }
  const isolationLevel = 'Serializable' as const
  await Promise.all([
    inTransaction(db, leave('周'), { isolationLevel }),
    inTransaction(db, leave('吴'), { isolationLevel }),
  ])
  const [on] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from night_duty where on_call`
  expect(on?.n).toBe(1)
})

test('a deadlock is run again', async () => {
  const meeting = rendezvous(2)
  const swap = (first: number, second: number) => async (tx: Tx) => {
    await tx.$executeRaw`update bench set name = name || '.' where id = ${first}`
    await meeting()
    await tx.$executeRaw`update bench set name = name || '.' where id = ${second}`
  }
  await Promise.all([inTransaction(db, swap(1, 2)), inTransaction(db, swap(2, 1))])
  const rows = await db.$queryRaw<{ name: string }[]>`select name from bench where id < 3 order by id`
  expect(rows.map(({ name }) => name)).toEqual(['left..', 'right..'])
})

test('any other failure is thrown at once and leaves nothing behind', async () => {
  let runs = 0
  const error = await failureOf(
    inTransaction(db, async (tx) => {
      runs++
      await tx.throttle.create({ data: { key: 'undone' } })
      throw new Error('no')
    }),
  )
  expect(error).toEqual(new Error('no'))
  expect(isWriteConflict(error)).toBe(false)
  expect(runs).toBe(1)
  expect(await db.throttle.count({ where: { key: 'undone' } })).toBe(0)
})

test('inside a transaction the work joins it', async () => {
  await failureOf(
    inTransaction(db, async (tx) => {
      await inTransaction(tx, (inner) => inner.throttle.create({ data: { key: 'joined' } }))
      throw new Error('undo both')
    }),
  )
  expect(await db.throttle.count({ where: { key: 'joined' } })).toBe(0)
})

/** Lets the first `count` callers go on together; later ones pass. */
function rendezvous(count: number): () => Promise<void> {
  let missing = count
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    missing--
    if (missing <= 0) open()
    return all
  }
}

test('a connection that dies, idle or lent to a transaction, ends nothing but its work', async () => {
  const other = openDb(url, { max: 3 })
  const dead = inTransaction(other, async (tx) => {
    const [own] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
    await db.$queryRaw`select pg_terminate_backend(${own?.pid}::int)`
    await pause(50)
    return tx.$queryRaw`select 1`
  })
  await expect(dead).rejects.toThrow()
  expect(await other.$queryRaw`select 1 as one`).toEqual([{ one: 1 }])
  await db.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await pause(50)
  expect(await other.$queryRaw`select 2 as two`).toEqual([{ two: 2 }])
  await other.$disconnect()
})

test('rows straight from the driver are those of the client', async () => {
  const sql = Prisma.sql`select ${'x'}::text as word, ${7}::int as whole, ${0.5}::float8 as part, ${true} as truth,
    ${new Date(1_700_000_000_123)}::timestamptz as instant, ${'{"a": [1]}'}::jsonb as facts, null::text as nothing,
    array['a', 'b'] as list, 'b' = any(${['a', 'b']}::text[]) as contained`
  const rows = await readRows(db, sql)
  expect(rows).toEqual(await db.$queryRaw(sql))
  expect(await inTransaction(db, (tx) => readRows(tx, sql))).toEqual(rows)
})
