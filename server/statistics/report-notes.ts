import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import type { ReportNotes, writeNoteInput } from './report-note.contract.ts'

/** An operator writes beside a year's figures; everybody reads it. What stood there before stays on record. The same key adds nothing. */
export async function writeNote(
  { db, clock, viewer }: PersonCtx,
  note: z.output<typeof writeNoteInput>,
): Promise<{ ok: true }> {
  const written = { writtenBy: viewer.userId, writtenByName: viewer.name, writtenAt: clock.now() }
  await db.reportNote.createMany({ data: [{ ...note, ...written }], skipDuplicates: true })
  return { ok: true }
}

/** What stands beside a year's figures, by section. One statement. */
export async function readNotes({ db }: Pick<Ctx, 'db'>, year: number): Promise<ReportNotes> {
  const rows = await db.$queryRaw<{ section: string; text: string }[]>`
    select distinct on (section) section, text from report_note where year = ${year}::int
    order by section, written_at desc, id desc`
  return Object.fromEntries(
    rows.filter(({ text }) => text !== '').map(({ section, text }) => [section, text]),
  )
}
