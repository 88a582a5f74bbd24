import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Where a sealed text belongs: `table.column`. Together with its row's id it is bound into the seal. */
export type SealedPlace = `${string}.${string}`

/** Seals texts before they are stored and opens them after; the only place that knows how. */
export type Vault = {
  /** The text as it may be stored. An empty text stays empty: that there is none is no secret. */
  seal(place: SealedPlace, rowId: string, text: string): string
  /**
   * The text that was sealed at this place and row. What was stored before there was a seal is given as it is. Throws where it
   * was altered, moved from another row or column, or its key is gone.
   */
  open(place: SealedPlace, rowId: string, stored: string): string
  /** The same for a text and its place always: to find a row by it without opening any. */
  blindIndex(place: SealedPlace, text: string): string
  /** Sealed, and by the newest key. */
  isCurrent(stored: string): boolean
  /** What every text sealed by the newest key begins with. */
  readonly prefix: string
}

/** Keys by id, the newest first. */
export type KeyRing = readonly { readonly id: string; readonly key: Buffer }[]

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 'enc:v1:'

/** AES-256-GCM with a random nonce a text; the newest key seals, every key of the ring opens. */
export function createVault(ring: KeyRing): Vault {
  const [newest] = ring
  if (!newest) throw new Error('a vault needs a key')
  const keys = new Map(ring.map(({ id, key }) => [id, key]))
  const oldest = ring.at(-1) ?? newest
  // Of the first key there was, so that what was found once is found after a rotation too.
  const indexKey = Buffer.from(hkdfSync('sha256', oldest.key, '', 'blind index', KEY_BYTES))
  const prefix = `${FORMAT}${newest.id}:`
  return {
    prefix,
    isCurrent: (stored) => stored.startsWith(prefix),
    blindIndex: (place, text) =>
      createHmac('sha256', indexKey).update(`${place}\0${text}`).digest('base64url'),
    seal(place, rowId, text) {
      if (text === '') return ''
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv).setAAD(boundTo(place, rowId))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(place, rowId, stored) {
      if (!isSealed(stored)) return stored
      const [keyId = '', body = ''] = stored.slice(FORMAT.length).split(':')
      const key = keys.get(keyId)
      if (!key) throw new Error(`${place} was sealed with the key ${keyId}, which is not in the ring`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
        .setAAD(boundTo(place, rowId))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

const isSealed = (stored: string): boolean => stored.startsWith(FORMAT)

const boundTo = (place: SealedPlace, rowId: string) => Buffer.from(`${place}:${rowId}`)

const keyId = /^[a-z0-9]{1,20}$/

/** `id:base64` parted by commas, the newest first. Gives null where it is none: an id of letters and digits, 32 bytes each. */
export function readKeyRing(text: string): KeyRing | null {
  const ring = text.split(',').map((part) => {
    const [id = '', key = ''] = part.trim().split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
  const ids = new Set(ring.map(({ id }) => id))
  const whole = ring.every(({ id, key }) => keyId.test(id) && key.length === KEY_BYTES)
  return whole && ids.size === ring.length ? ring : null
}

/** A key nobody has had yet, as it stands in a ring. `id` comes from the caller's clock or count. */
export const newKey = (id: string): string => `${id}:${randomBytes(KEY_BYTES).toString('base64')}`
