import { randomUUID } from 'node:crypto'
import type { Ctx, PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { rememberPerson } from './export-data.ts'
import { forgetPerson } from './forget-person.ts'
import type { ErasureOutlook } from './person.contract.ts'

/** So long it can be taken back. */
const WAITS = days(7)
const AT_ONCE = 20

/** What erasing would mean: what is forgotten, who takes over, and why it may have to wait. */
export async function erasureOutlook({ db, viewer }: PersonCtx): Promise<ErasureOutlook> {
  const waiting = await db.erasure.findFirst({
    where: { userId: viewer.userId, undoneAt: null, doneAt: null },
  })
  return { dueAt: waiting?.dueAt ?? null, ...(await outlookOf(db, viewer.userId)) }
}

/**
 * Asks to be forgotten in seven days. Asking twice is asking once. Refuses with privacy.still_working (runs or serves a provider, or
 * works for us: those roles have to be given up first) and privacy.orders_open (an order, a package of visits or a call for help is not over).
 */
export async function askErasure(ctx: PersonCtx): Promise<ErasureOutlook> {
  const { userId } = ctx.viewer
  await inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`select 1 from "user" where id = ${userId}::uuid for no key update`
    const { refusal } = await outlookOf(tx, userId)
    if (refusal) throw new DomainError(refusal)
    if (await tx.erasure.findFirst({ where: { userId, undoneAt: null, doneAt: null } })) return
    const now = ctx.clock.now()
    await tx.erasure.create({ data: { id: randomUUID(), userId, askedAt: now, dueAt: after(now, WAITS) } })
    await rememberPerson(tx, ctx, userId, 'ask_erasure')
  })
  return erasureOutlook(ctx)
}

/** Takes it back while it waits; everything is as before. */
export async function undoErasure(ctx: PersonCtx): Promise<ErasureOutlook> {
  const { userId } = ctx.viewer
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.erasure.updateMany({
      where: { userId, undoneAt: null, doneAt: null },
      data: { undoneAt: ctx.clock.now() },
    })
    if (count > 0) await rememberPerson(tx, ctx, userId, 'undo_erasure')
  })
  return erasureOutlook(ctx)
}

/** Forgets those whose waiting time is over. Who has an order going on again waits a day more. Gives how many were. */
export async function eraseDue(ctx: Pick<Ctx, 'db' | 'clock' | 'ports'>): Promise<number> {
  const now = ctx.clock.now()
  const open = { undoneAt: null, doneAt: null }
  const due = await ctx.db.erasure.findMany({ where: { ...open, dueAt: { lte: now } }, take: AT_ONCE })
  let done = 0
  for (const { id, userId } of due) {
    const files = await inTransaction(ctx.db, async (tx) => {
      await tx.$queryRaw`select 1 from "user" where id = ${userId}::uuid for no key update`
      const { refusal, ...outlook } = await outlookOf(tx, userId)
      const change = refusal ? { dueAt: after(now, days(1)) } : { doneAt: now }
      const { count } = await tx.erasure.updateMany({ where: { id, ...open }, data: change })
      if (count === 0 || refusal) return null
      return forgetPerson(tx, ctx, userId, outlook)
    })
    if (!files) continue
    for (const file of files) await ctx.ports.files.remove(file)
    done += 1
  }
  return done
}

async function outlookOf(db: Db | Tx, userId: string): Promise<Omit<ErasureOutlook, 'dueAt'>> {
  const works =
    (await db.providerMember.count({ where: { userId } })) + (await db.operator.count({ where: { userId } }))
  const memberships = await db.familyMember.findMany({
    where: { userId },
    select: {
      role: true,
      family: {
        select: {
          id: true,
          name: true,
          // The roles are declared from the organiser down.
          members: {
            where: { userId: { not: userId } },
            orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
            select: { role: true, user: { select: { name: true } } },
          },
          _count: { select: { recipients: true, orders: true } },
        },
      },
    },
  })
  const alone = memberships.filter(({ family }) => family.members.length === 0).map(({ family }) => family)
  const going = { familyId: { in: alone.map(({ id }) => id) } }
  const open =
    (await db.order.count({ where: { ...going, state: { notIn: [...finalOrderStates] } } })) +
    (await db.incident.count({ where: { ...going, closedAt: null } })) +
    (await db.visitPackage.count({ where: { ...going, state: { in: ['awaiting_payment', 'active'] } } }))
  return {
    forgotten: alone.map(({ id, name, _count }) => ({ id, name, ..._count })),
    handedOver: memberships.flatMap(({ role, family: { id, name, members } }) => {
      const next = members[0]
      return role === 'organiser' && next && next.role !== 'organiser'
        ? [{ id, name, organiser: next.user.name }]
        : []
    }),
    refusal: works > 0 ? 'privacy.still_working' : open > 0 ? 'privacy.orders_open' : null,
  }
}
