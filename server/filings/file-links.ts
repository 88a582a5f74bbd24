import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Prisma } from '../platform/db.ts'
import {
  type FileLink,
  type FileView,
  type fileLinkInput,
  LINK_MINUTES,
  type openFilesInput,
} from './filing.contract.ts'
import { filingParts } from './load-filing.ts'

type FileRow = Prisma.FilingFileGetPayload<object>

export const fileView = ({ id, mime, bytes, scan }: FileRow): FileView => ({
  ...{ id, mime, bytes },
  scan: scan as FileView['scan'],
})

/** The way to one file for the viewer, open for LINK_MINUTES. */
export function fileLink({ ports, clock, viewer }: PersonCtx, file: FileRow): FileLink {
  const until = after(clock.now(), minutes(LINK_MINUTES)).getTime()
  const seal = ports.seals.seal(wordsOf(file.id, viewer.userId, until))
  return { ...fileView(file), path: `/papers/${file.id}?until=${until}&seal=${seal}` }
}

/**
 * An operator opens the scans of a paper and says why: it is written down before anything is shown. Refuses with
 * filings.not_found.
 */
export async function openFiles(
  ctx: PersonCtx,
  { filingId, reason }: z.output<typeof openFilesInput>,
): Promise<FileLink[]> {
  const filing = await ctx.db.filing.findFirst({
    where: { id: filingId, state: { not: 'draft' } },
    include: filingParts,
  })
  if (!filing) throw new DomainError('filings.not_found')
  const look = { userId: ctx.viewer.userId, reason, at: ctx.clock.now() }
  await ctx.db.filingLook.createMany({ data: filing.files.map(({ id: fileId }) => ({ ...look, fileId })) })
  return filing.files.map((file) => fileLink(ctx, file))
}

/**
 * The bytes behind a link. Refuses with filings.link_over where it has ended, was changed or was made for somebody else, with
 * filings.file_gone where the file is lost.
 */
export async function readFile(
  { db, ports, clock, viewer }: PersonCtx,
  { fileId, until, seal }: z.output<typeof fileLinkInput>,
): Promise<{ bytes: Uint8Array; mime: string }> {
  const right = ports.seals.matches(wordsOf(fileId, viewer.userId, until), seal)
  if (!right || until <= clock.now().getTime()) throw new DomainError('filings.link_over')
  const file = await db.filingFile.findUnique({ where: { id: fileId } })
  const bytes = file && (await ports.files.get(file.fileKey))
  if (!file || !bytes) throw new DomainError('filings.file_gone')
  return { bytes, mime: file.mime }
}

const wordsOf = (fileId: string, userId: string, until: number) => ['paper', fileId, userId, String(until)]
