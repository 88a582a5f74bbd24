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

/** A portrait's sides in pixels: for an elder's page, and for lists. A smaller picture is no portrait of anybody. */
const FACE = { large: 640, small: 160 } as const
const SMALLEST_FACE = 200

/**
 * A photo as it may be kept: turned upright, 1600 px at its longest side (and 400 px for lists), JPEG, and without anything
 * else the camera wrote into it, above all where it was taken. What it is, is read from its bytes, never from its name.
 * Gives null for what is no JPEG, PNG or WebP picture.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture | null> {
  if (!(await isPicture(bytes))) return null
  try {
    const upright = openPicture(bytes)
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

/**
 * A portrait as it may be kept: as readPicture does, and cut square around what one looks at, 640 px and 160 px. Refused are what
 * is no picture, and what has less than 200 px at its shorter side.
 */
export async function readFace(
  bytes: Uint8Array,
): Promise<Pick<Picture, 'large' | 'small'> | 'unreadable' | 'too_small'> {
  if (!(await isPicture(bytes))) return 'unreadable'
  try {
    const upright = openPicture(bytes)
    const { width, height } = await upright.metadata()
    const shorter = Math.min(width, height)
    if (shorter < SMALLEST_FACE) return 'too_small'
    const large = await upright
      .resize({ ...square(Math.min(FACE.large, shorter)), position: 'attention' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
    const small = await sharp(large)
      .resize(square(FACE.small))
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
    return { large, small }
  } catch {
    return 'unreadable'
  }
}

const square = (side: number) => ({ width: side, height: side, fit: 'cover' }) as const

/** By its bytes. */
async function isPicture(bytes: Uint8Array): Promise<boolean> {
  const type = await fileTypeFromBuffer(bytes)
  return type !== undefined && readable.includes(type.mime)
}

/** Turned as it was held. */
const openPicture = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate()
