import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

const LONGEST_SIDE = { large: 1600, small: 400 } as const
const MOST_PIXELS = 60_000_000
const readable = ['image/jpeg', 'image/png', 'image/webp']

export type Picture = {
  readonly large: Uint8Array
  readonly small: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * A photo as it may be kept: turned upright, 1600 px at its longest side (and 400 px for lists), JPEG, and without anything
 * else the camera wrote into it, above all where it was taken. What it is, is read from its bytes, never from its name.
 * Gives null for what is no JPEG, PNG or WebP picture.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture | null> {
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !readable.includes(type.mime)) return null
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate()
    const sized = (side: number) =>
      upright
        .clone()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: 80, mozjpeg: true })
        .toBuffer({ resolveWithObject: true })
    const large = await sized(LONGEST_SIDE.large)
    const small = await sized(LONGEST_SIDE.small)
    return { large: large.data, small: small.data, width: large.info.width, height: large.info.height }
  } catch {
    // Cut short on its way, or a picture in name only.
    return null
  }
}
