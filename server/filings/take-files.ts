import { createHash, randomUUID } from 'node:crypto'
import type { PersonCtx } from '../context.ts'
import { keepFiles, readDocument, scanUpload } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { MOST_BYTES } from './filing.contract.ts'

export type TakenFile = {
  readonly fileKey: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
  readonly scan: 'clean' | 'unscanned'
}

/**
 * Looks at what was uploaded, keeps it in the private store and says under which key. The files go first, and are swept
 * where no row comes. Refuses with filings.file_too_large, filings.file_heic, filings.file_unreadable, filings.file_infected,
 * filings.scanner_down.
 */
export async function takeFiles(ctx: PersonCtx, files: readonly Uint8Array[]): Promise<TakenFile[]> {
  const taken: TakenFile[] = []
  for (const bytes of files) taken.push(await takeFile(ctx, bytes))
  return taken
}

async function takeFile(ctx: PersonCtx, given: Uint8Array): Promise<TakenFile> {
  if (given.length > MOST_BYTES)
    throw new DomainError('filings.file_too_large', { megabytes: MOST_BYTES / 1024 / 1024 })
  const scan = await scanUpload(ctx, given)
  if (scan === 'scanner_down') throw new DomainError('filings.scanner_down')
  if (scan === 'infected') throw new DomainError('filings.file_infected')
  const document = await readDocument(given)
  if (document === 'heic') throw new DomainError('filings.file_heic')
  if (document === 'unreadable') throw new DomainError('filings.file_unreadable')
  const { mime, bytes } = document
  const fileKey = `filings/${randomUUID()}.${mime === 'application/pdf' ? 'pdf' : 'jpg'}`
  await keepFiles(ctx, fileKey, [{ name: fileKey, bytes }])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { fileKey, mime, bytes: bytes.length, sha256, scan }
}
