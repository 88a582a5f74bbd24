import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../server/context.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { type MovableClock, movableClock } from '../support/clock.ts'
import { buildWorld, testCtx } from '../support/world.ts'

/** A small PDF; `words` make each its own. */
export const pdf = (words = 'example'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.4\n% ${words}\n%%EOF\n`)

/** The named world, everybody's procedures, and what managers and operators do with papers. */
export async function openOffice(db: Db, clock: MovableClock = movableClock()) {
  const world = await buildWorld(db, clock)
  const { ports } = testCtx(db, clock)
  const ctxOf = (viewer: Viewer, changes: Partial<Ctx['ports']> = {}) =>
    testCtx(db, clock, viewer, { ports: { ...ports, ...changes } })
  const as = (viewer: Viewer, changes: Partial<Ctx['ports']> = {}) => createCaller(ctxOf(viewer, changes))
  const manager = as(world.manager.viewer)
  const operator = as(world.operator.viewer)
  const providerId = world.provider.id

  const paper = {
    ...{ providerId, kind: 'insurance' as const, number: '保单 1', issuer: '示例保险' },
    ...{ validFrom: '2026-01-01', validUntil: '2027-12-31', files: [pdf()], submit: true },
  }
  type Paper = Parameters<typeof manager.filings.save>[0]
  const file = (changes: Partial<Paper> = {}) =>
    manager.filings.save({ ...paper, key: randomUUID(), ...changes } as Paper)
  const decide = (
    filingId: string,
    move: 'receive' | 'return' | 'accept' | 'refuse' | 'revoke',
    reason = '',
  ) => operator.filings.decide({ filingId, move, reason, key: randomUUID() })
  return { world, clock, ctxOf, as, manager, operator, providerId, paper, file, decide }
}
