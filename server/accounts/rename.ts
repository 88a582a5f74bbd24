import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import type { renameInput } from './account.contract.ts'

/** Sets what this person is called; families and providers see it at once. */
export function rename(
  { db, viewer }: PersonCtx,
  { name }: z.infer<typeof renameInput>,
): Promise<{ name: string }> {
  return db.user.update({ where: { id: viewer.userId }, data: { name }, select: { name: true } })
}
