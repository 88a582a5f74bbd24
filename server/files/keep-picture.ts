import { randomUUID } from 'node:crypto'
import type { Ports } from '../context.ts'
import { readPicture } from './read-picture.ts'

/** A picture in the private store: its files are `pictureFile(fileKey, size)`. */
export type KeptPicture = { readonly fileKey: string; readonly width: number; readonly height: number }
type Size = 'large' | 'small'
type WithFiles = { readonly ports: Pick<Ports, 'files'> }

/**
 * Keeps a photo under `folder`, made anew as readPicture does; null for what is none. The files go first: without a row nobody
 * finds them.
 */
export async function keepPicture(
  { ports }: WithFiles,
  folder: string,
  bytes: Uint8Array,
): Promise<KeptPicture | null> {
  const picture = await readPicture(bytes)
  if (!picture) return null
  const fileKey = `${folder}/${randomUUID()}`
  await ports.files.put(pictureFile(fileKey, 'large'), picture.large)
  await ports.files.put(pictureFile(fileKey, 'small'), picture.small)
  return { fileKey, width: picture.width, height: picture.height }
}

/** Null where its file is lost. */
export const openPicture = ({ ports }: WithFiles, fileKey: string, size: Size): Promise<Uint8Array | null> =>
  ports.files.get(pictureFile(fileKey, size))

export async function forgetPicture({ ports }: WithFiles, fileKey: string): Promise<void> {
  for (const file of pictureFiles(fileKey)) await ports.files.remove(file)
}

export const pictureFile = (fileKey: string, size: Size) => `${fileKey}-${size}.jpg`
export const pictureFiles = (fileKey: string) => [
  pictureFile(fileKey, 'large'),
  pictureFile(fileKey, 'small'),
]
