import { randomUUID } from 'node:crypto'
import type { Ports } from '../context.ts'
import { type Keeping, keepFiles } from './keep-file.ts'
import { readPicture } from './read-picture.ts'

/** A picture in the private store: its files are `pictureFile(fileKey, size)`. */
export type KeptPicture = { readonly fileKey: string; readonly width: number; readonly height: number }
type Size = 'large' | 'small'
type WithFiles = { readonly ports: Pick<Ports, 'files'> }

/**
 * Keeps a photo under `folder`, made anew as readPicture does; null for what is none. The files go first, and are swept where no
 * row comes (keepFiles).
 */
export async function keepPicture(
  ctx: Keeping,
  folder: string,
  bytes: Uint8Array,
): Promise<KeptPicture | null> {
  const picture = await readPicture(bytes)
  if (!picture) return null
  const fileKey = `${folder}/${randomUUID()}`
  await keepSizes(ctx, fileKey, picture)
  return { fileKey, width: picture.width, height: picture.height }
}

/** Both sizes under one key. */
export const keepSizes = (ctx: Keeping, fileKey: string, of: Record<Size, Uint8Array>): Promise<void> =>
  keepFiles(ctx, fileKey, [
    { name: pictureFile(fileKey, 'large'), bytes: of.large },
    { name: pictureFile(fileKey, 'small'), bytes: of.small },
  ])

/** Null where its file is lost. */
export const openPicture = ({ ports }: WithFiles, fileKey: string, size: Size): Promise<Uint8Array | null> =>
  ports.files.get(pictureFile(fileKey, size))

export async function forgetPicture({ ports }: WithFiles, fileKey: string): Promise<void> {
  for (const file of pictureFiles(fileKey)) await ports.files.remove(file)
}

const pictureFile = (fileKey: string, size: Size) => `${fileKey}-${size}.jpg`
export const pictureFiles = (fileKey: string) => [
  pictureFile(fileKey, 'large'),
  pictureFile(fileKey, 'small'),
]
