import type { CarerRoute } from '../../server/carer/carer.contract.ts'
import { type NewWaiting, type Waiting, waitsAlready } from './waiting.ts'

const NAME = 'yiyou-carer'
const WAITING = 'waiting'
const KEPT = 'kept'
/** Unsent for so long, the record it belongs to is closed. */
const FORGOTTEN = 72 * 60 * 60 * 1000

/** What this device keeps for one person: their visits, and what could not be told. */
export type Kept = {
  route: CarerRoute
  /** Answers of the server to things that came too late, until the carer has read them. */
  told: readonly { key: string; orderId: string; intent: string; code: string; at: number }[]
}

/** Whether this browser can keep things and be woken: not on a plain http address, not in some private windows. */
export const canWait = () =>
  typeof indexedDB !== 'undefined' && typeof navigator !== 'undefined' && 'serviceWorker' in navigator

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(WAITING, { keyPath: 'seq', autoIncrement: true })
      asked.result.createObjectStore(KEPT)
    }
    asked.onsuccess = () => {
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = undefined
      }
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

async function within<Result>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const transaction = (await open()).transaction(store, mode)
  const asked = work(transaction.objectStore(store))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Everything unsent on this device, in the order it was done. */
export const findWaiting = (): Promise<Waiting[]> => within(WAITING, 'readonly', (store) => store.getAll())

/** Puts one more at the end, unless the same waits already. */
export async function addWaiting(added: NewWaiting): Promise<void> {
  const transaction = (await open()).transaction(WAITING, 'readwrite')
  const store = transaction.objectStore(WAITING)
  const before = store.getAll()
  before.onsuccess = () => {
    if (!waitsAlready(before.result, added)) store.add({ ...added, tries: 0 })
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

/** It has arrived, or never will. */
export const dropWaiting = (seq: number) => within(WAITING, 'readwrite', (store) => store.delete(seq))

/** It could not be delivered this time. */
export const countTry = (one: Waiting) =>
  within(WAITING, 'readwrite', (store) => store.put({ ...one, tries: one.tries + 1 }))

export const readKept = (): Promise<Kept | undefined> => within(KEPT, 'readonly', (store) => store.get('own'))
const writeKept = (kept: Kept) => within(KEPT, 'readwrite', (store) => store.put(kept, 'own'))

/** Keeps this person's visits in place of whatever was kept; what another person left unsent is forgotten after three days. */
export async function keepRoute(route: CarerRoute, now: number): Promise<void> {
  const before = await readKept()
  const told = before?.route.userId === route.userId ? before.told : []
  await writeKept({ route, told: told.filter(({ at }) => now - at < FORGOTTEN) })
  for (const one of await findWaiting()) {
    if (one.userId !== route.userId && now - one.at > FORGOTTEN) await dropWaiting(one.seq)
  }
}

/** Remembers what the server could not put into the record, so that the carer hears of it. */
export async function keepTold(told: Kept['told'][number]): Promise<void> {
  const kept = await readKept()
  if (kept) await writeKept({ ...kept, told: [...kept.told, told] })
}

/** The carer has read it. */
export async function dropTold(orderId: string): Promise<void> {
  const kept = await readKept()
  if (kept) await writeKept({ ...kept, told: kept.told.filter((one) => one.orderId !== orderId) })
}

/**
 * The visits go unless they are this person's: nobody, or somebody else, is signed in now. What is unsent waits for its author,
 * unseen.
 */
export async function forgetUnless(userId: string | null): Promise<void> {
  if (!(await isThere())) return
  const kept = await readKept()
  if (kept && kept.route.userId !== userId) await within(KEPT, 'readwrite', (store) => store.clear())
}

/** Signed out on purpose: nothing of it stays on this device. */
export async function forgetEverything(): Promise<void> {
  if (!(await isThere())) return
  await within(KEPT, 'readwrite', (store) => store.clear())
  await within(WAITING, 'readwrite', (store) => store.clear())
}

// Most browsers that open a page never were a carer's: no database is made for them.
async function isThere(): Promise<boolean> {
  if (opened) return true
  if (typeof indexedDB === 'undefined') return false
  if (!indexedDB.databases) return true
  return (await indexedDB.databases()).some(({ name }) => name === NAME)
}
