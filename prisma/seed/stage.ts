import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { Ctx, PersonCtx } from '../../server/context.ts'
import { type FacetName, facetNames } from '../../server/discovery/discovery.contract.ts'
import { createSeal, noScan } from '../../server/files/files.entry.ts'
import { addDays, instantOf } from '../../server/kernel/wall-time.ts'
import { deliverNotice } from '../../server/notices/notices.entry.ts'
import type { OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { sandboxPayments } from '../../server/payments/sandbox-payments.ts'
import type { Db, Tx } from '../../server/platform/db.ts'
import { demoPeople, neighbours, type PersonKey } from './people.ts'

export type Stage = Awaited<ReturnType<typeof openStage>>

/**
 * Where the example world is played: the product's own use cases, in one transaction, on a clock that is set to the
 * moment each thing happened. What the outbox would deliver is delivered at that moment.
 */
export async function openStage(tx: Tx, today: string, kept: Pick<Ctx['ports'], 'vault' | 'files'>) {
  let now = new Date(0)
  const clock = { now: () => now }
  // Use cases join the transaction already under way.
  const db = tx as unknown as Db
  const payments = sandboxPayments({ secret: randomUUID(), appUrl: '', db, clock })
  const people = await signUp(tx)
  const viewers = new Map<PersonKey, PersonCtx['viewer']>()

  async function as(person: PersonKey): Promise<PersonCtx> {
    const viewer = viewers.get(person) ?? (await loadViewer(db, people[person]))
    if (viewer.kind !== 'person') throw new Error(`${person} is not signed up`)
    viewers.set(person, viewer)
    const ports = { ...surroundings.ports, ...kept, payments }
    return { ...surroundings, ports, db, clock, viewer, requestId: randomUUID() }
  }

  /** Moves the clock, after everybody has been told what happened so far. */
  async function at(instant: Date): Promise<void> {
    await deliver(db, clock)
    now = instant
  }

  return {
    db,
    clock,
    people,
    as,
    at,
    /** The instant of 'HH:mm' in Shanghai, `offset` days from today. */
    day: (offset: number, time: string) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number)
      return instantOf(addDays(today, offset), hour * 60 + minute)
    },
    date: (offset: number) => addDays(today, offset),
    /** Roles have changed: look again who this is. */
    refresh: (person: PersonKey) => viewers.delete(person),
  }
}

async function signUp(tx: Tx): Promise<Record<PersonKey, string>> {
  const everybody = [...demoPeople, ...neighbours]
  const ids = everybody.map(() => randomUUID())
  await tx.user.createMany({
    data: everybody.map(({ name, phone }, index) => ({
      id: ids[index] as string,
      name,
      email: `${phone}@phone.invalid`,
      phoneNumber: `+86${phone}`,
      phoneNumberVerified: true,
    })),
  })
  return Object.fromEntries(everybody.map(({ key }, index) => [key, ids[index]])) as Record<PersonKey, string>
}

async function deliver(db: Db, clock: Ctx['clock']): Promise<void> {
  const waiting = { deliveredAt: null }
  const rows = await db.outbox.findMany({ where: { ...waiting, topic: 'notice' }, orderBy: { id: 'asc' } })
  for (const { payload } of rows) await deliverNotice({ db, clock }, payload as OutboxTopics['notice'])
  await db.outbox.updateMany({
    where: waiting,
    data: { deliveredAt: clock.now(), attempts: 1 },
  })
}

const noFacets = Object.fromEntries(facetNames.map((name) => [name, {}])) as Record<
  FacetName,
  Record<string, number>
>
const surroundings = {
  locale: 'zh-CN',
  log: pino({ level: 'silent' }),
  appUrl: '',
  ports: {
    search: {
      name: 'postgres',
      search: async () => ({ ids: [], total: 0, facets: noFacets }),
      index: async () => {},
      remove: async () => {},
      healthy: async () => true,
    },
    sms: { name: 'sandbox', send: async () => {} },
    voice: { name: 'console', call: async () => {} },
    mail: { name: 'sandbox', from: { name: '', address: '' }, send: async () => {} },
    scan: noScan,
    seals: createSeal('of the example world'),
    push: { publicKey: async () => '', knows: () => false, send: async () => 'gone' },
  },
} as const satisfies Omit<Ctx, 'db' | 'clock' | 'viewer' | 'requestId' | 'ports'> & {
  ports: Omit<Ctx['ports'], 'payments' | 'vault' | 'files'>
}
