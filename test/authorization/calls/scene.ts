import { randomUUID } from 'node:crypto'
import type { Db } from '../../../server/platform/db.ts'
import type { Api } from '../../../server/rpc/app-router.ts'
import type { Cast } from '../cast.ts'
import type { Things } from '../things.ts'

/** What one call is made with. `as` is the api of somebody in the right, for what has to happen before. */
export type Scene = { api: Api; db: Db; cast: Cast; as: { organiser: Api } }

/** True or anything else: allowed. False: allowed, and nothing of the object is seen or changed. */
export type Call = (scene: Scene) => Promise<unknown>

/** One call per object it is tried on. */
export type Calls = Readonly<Record<string, Call>>

/** Tried on 林家's and on the neighbours' things. */
export const both = (call: (scene: Scene, things: Things) => Promise<unknown>): Calls => ({
  ours: (scene) => call(scene, scene.cast.ours),
  theirs: (scene) => call(scene, scene.cast.theirs),
})

/** Nothing to own. */
export const plain = (call: Call): Calls => ({ '-': call })

export const key = randomUUID

export const guessed = 'x'.repeat(43)

export const person = {
  kind: 'elder',
  name: '林建国',
  calledBy: '爸爸',
  regionCode: '310115',
  addressLine: '示例路 18 弄 6 号',
} as const

export const named = (calls: Calls, by: string): Calls =>
  Object.fromEntries(Object.entries(calls).map(([of, call]) => [`${of} ${by}`, call]))

export const everySunday = {
  frequency: 'weekly' as const,
  weekdays: [7],
  firstDay: '2026-11-22',
  startMinute: 600,
}

/** Every procedure of a router by its whole name. */
export type CallTable = Readonly<Record<string, Calls>>
