import type { Ctx } from '../context.ts'
import { after, hours } from '../kernel/clock.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { pictureFiles } from './keep-picture.ts'

/** No request takes as long as this from its file to its row. */
const PATIENCE = hours(1)
const AT_ONCE = 500

/** Every table whose rows name files, by `file_key`; caregivers name theirs by the portrait. */
const named = [
  ...['care_entry', 'late_note', 'chat_message', 'filing_file', 'review_photo', 'inspection_photo'],
  'association_evaluation',
] as const

/**
 * Removes files that were kept and that no row names an hour later; what a row names is forgotten here and stays. Gives how many keys
 * were swept. Stopped anywhere, the next call goes on.
 */
export async function sweepFiles({ db, ports, clock }: Pick<Ctx, 'db' | 'ports' | 'clock'>): Promise<number> {
  const owners = named.map(
    (table) => Prisma.sql`exists (select from ${Prisma.raw(table)} t where t.file_key = n.file_key)`,
  )
  const noted = await db.$queryRaw<{ fileKey: string; owned: boolean }[]>`
    select n.file_key as "fileKey", (${Prisma.join(owners, ' or ')}
      or exists (select from caregiver c where n.file_key = 'portraits/' || c.portrait_id::text)) as owned
    from noted_file n where n.at < ${after(clock.now(), -PATIENCE)}::timestamptz
    order by n.at limit ${AT_ONCE}`
  let swept = 0
  for (const { fileKey, owned } of noted) {
    if (!owned) {
      for (const file of [fileKey, ...pictureFiles(fileKey)]) await ports.files.remove(file)
      swept += 1
    }
    await db.notedFile.deleteMany({ where: { fileKey } })
  }
  return swept
}
