import { fileTypeFromBuffer } from 'file-type'
import { readPicture } from './read-picture.ts'

export type Document = { readonly mime: 'application/pdf' | 'image/jpeg'; readonly bytes: Uint8Array }
export type Unreadable = 'heic' | 'unreadable'

/**
 * A scan or photo of a paper as it may be kept: a PDF as it is, a picture made anew without what the camera wrote into it. What
 * it is, is read from its bytes, never from its name. HEIC, which browsers can't show, is told apart from what is nothing.
 */
export async function readDocument(bytes: Uint8Array): Promise<Document | Unreadable> {
  const type = await fileTypeFromBuffer(bytes)
  if (type?.mime === 'application/pdf') return { mime: type.mime, bytes }
  if (type && /^image\/(heic|heif)/.test(type.mime)) return 'heic'
  const picture = await readPicture(bytes)
  return picture ? { mime: 'image/jpeg', bytes: picture.large } : 'unreadable'
}
