import type { Ctx } from '../context.ts'

export type Keeping = Pick<Ctx, 'db' | 'ports' | 'clock'>

/**
 * Keeps files that belong to one key of a row that is about to be written. The key is noted first: where the row does not come, because
 * its transaction fails or the process ends, sweepFiles removes them.
 */
export async function keepFiles(
  { db, ports, clock }: Keeping,
  fileKey: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  await db.notedFile.create({ data: { fileKey, at: clock.now() } })
  for (const { name, bytes } of files) await ports.files.put(name, bytes)
}
