import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { PoolsView, savePoolInput } from './capacity.contract.ts'
import { ruleFor, sessionsOverlap } from './capacity.rules.ts'
import { findPools } from './find-pools.ts'
import { readRules } from './read-pools.ts'

type SavePool = z.output<typeof savePoolInput>

/**
 * Writes a new pool of places, or changes one; what is promised stays promised. Capacity is places in each session, never
 * more than the rule of the class allows on its first day. Refuses with providers.not_found, providers.not_allowed,
 * capacity.pool_not_found, capacity.class_missing, capacity.over_rule, capacity.one_home_group,
 * capacity.sessions_overlap, capacity.offering_unknown, capacity.carer_unknown, capacity.carer_elsewhere,
 * capacity.carers_missing, capacity.still_taken.
 */
export async function savePool(ctx: PersonCtx, input: SavePool): Promise<PoolsView> {
  const { providerId, poolId } = input
  requireManager(ctx.viewer, providerId)
  if (sessionsOverlap(input.sessions)) throw new DomainError('capacity.sessions_overlap')
  const today = dayOf(ctx.clock.now())
  try {
    await inTransaction(ctx.db, async (tx) => {
      await assertRule(tx, input, today)
      await assertOwn(tx, input)
      const id = poolId ? await change(tx, poolId, input, today) : await open(tx, input)
      await writeParts(tx, id, input, today)
    })
  } catch (error) {
    if (isUniqueViolation(error, 'pool_carer_pkey')) throw new DomainError('capacity.carer_elsewhere')
    if (isUniqueViolation(error, 'capacity_pool_one_home')) throw new DomainError('capacity.one_home_group')
    throw error
  }
  return findPools(ctx, { providerId })
}

const columns = ({ kind, name, capacity, ageClass, weekdays, validFrom, validUntil }: SavePool) => ({
  ...{ kind, name, capacity, ageClass, weekdays: [...new Set(weekdays)].sort() },
  validFrom: new Date(`${validFrom}T00:00:00Z`),
  validUntil: validUntil ? new Date(`${validUntil}T00:00:00Z`) : null,
})

async function open(tx: Tx, input: SavePool): Promise<string> {
  const { id } = await tx.capacityPool.create({
    data: { ...columns(input), providerId: input.providerId },
    select: { id: true },
  })
  return id
}

// Locked until the transaction ends: nobody is promised a place by what is being changed.
async function change(tx: Tx, poolId: string, input: SavePool, today: string): Promise<string> {
  const [pool] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from capacity_pool
    where id = ${poolId}::uuid and provider_id = ${input.providerId}::uuid and retired_at is null for update`
  if (!pool) throw new DomainError('capacity.pool_not_found')
  const [fullest] = await tx.$queryRaw<{ day: string; count: number }[]>`
    select day::text, count(*)::int as count from place_taken
    where pool_id = ${poolId}::uuid and day >= ${today}::date
    group by day, session having count(*) > ${input.capacity} order by 2 desc, 1 limit 1`
  if (fullest) throw stillTaken(fullest)
  await tx.capacityPool.update({ where: { id: poolId }, data: columns(input) })
  return poolId
}

/** A session that begins when it did before keeps its number, and with it what is promised in it. */
async function writeParts(
  tx: Tx,
  poolId: string,
  { sessions, offeringIds, carerIds }: SavePool,
  today: string,
): Promise<void> {
  const before = await tx.poolSession.findMany({ where: { poolId } })
  const kept = new Map(before.map(({ startMinute, no }) => [startMinute, no]))
  let next = Math.max(-1, ...before.map(({ no }) => no)) + 1
  const numbered = sessions.map((session) => ({
    ...session,
    poolId,
    no: kept.get(session.startMinute) ?? next++,
  }))
  await assertUnused(tx, poolId, numbered, today)
  await tx.poolSession.deleteMany({ where: { poolId } })
  await tx.poolSession.createMany({ data: numbered })
  await tx.poolOffering.deleteMany({ where: { poolId } })
  await tx.poolOffering.createMany({
    data: [...new Set(offeringIds)].map((offeringId) => ({ poolId, offeringId })),
  })
  await tx.poolCarer.deleteMany({ where: { poolId } })
  await tx.poolCarer.createMany({
    data: [...new Set(carerIds)].map((caregiverId) => ({ poolId, caregiverId })),
  })
}

async function assertUnused(
  tx: Tx,
  poolId: string,
  sessions: readonly { no: number }[],
  today: string,
): Promise<void> {
  const [taken] = await tx.$queryRaw<{ day: string; count: number }[]>`
    select day::text, count(*)::int as count from place_taken
    where pool_id = ${poolId}::uuid and day >= ${today}::date and session <> all(${sessions.map(({ no }) => no)}::int[])
    group by day order by day limit 1`
  if (taken) throw stillTaken(taken)
}

async function assertRule(tx: Tx, input: SavePool, today: string): Promise<void> {
  const { providerId, ageClass, validFrom, capacity, carerIds } = input
  const provider = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { kind: true, sites: { select: { regionCode: true }, orderBy: { id: 'asc' }, take: 1 } },
  })
  const classes = {
    nursery: ['infant_12', 'toddler_24', 'toddler_36', 'mixed'],
    home_nursery: ['home'],
  } as const
  const known: readonly string[] | undefined = classes[provider.kind as keyof typeof classes]
  if (known && !known.includes(ageClass ?? '')) throw new DomainError('capacity.class_missing')
  const regionCode = provider.sites[0]?.regionCode ?? null
  const day = validFrom > today ? validFrom : today
  const rule = ruleFor(await readRules(tx), { ageClass, regionCode, day })
  if (rule && capacity > rule.most) throw new DomainError('capacity.over_rule', { most: rule.most })
  if (rule?.perCarer && carerIds.length === 0)
    throw new DomainError('capacity.carers_missing', { perCarer: rule.perCarer })
}

async function assertOwn(tx: Tx, { providerId, offeringIds, carerIds }: SavePool): Promise<void> {
  const mine = { providerId, retiredAt: null }
  const offerings = await tx.offering.count({ where: { ...mine, id: { in: offeringIds } } })
  if (offerings !== new Set(offeringIds).size) throw new DomainError('capacity.offering_unknown')
  const carers = await tx.caregiver.count({ where: { ...mine, id: { in: carerIds } } })
  if (carers !== new Set(carerIds).size) throw new DomainError('capacity.carer_unknown')
}

const stillTaken = ({ day, count }: { day: string; count: number }) =>
  new DomainError('capacity.still_taken', { day: instantOf(day, 720), count })
