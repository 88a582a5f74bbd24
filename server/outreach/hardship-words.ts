import type { Prisma } from '../platform/db.ts'
import type { Vault } from '../platform/vault.ts'
import type { HardshipPerson } from './outreach.contract.ts'

/** What is sealed of one: who it is where no family says so, and what was noted, by the position of its event. */
export type HardshipWords = { person?: HardshipPerson; notes?: Record<string, string> }

/** Everything a decision or a view of one needs, in one read. */
export const hardshipParts = {
  recipient: {
    select: { name: true, calledBy: true, phone: true, addressLine: true, familyId: true },
  },
} as const satisfies Prisma.HardshipInclude
export type HardshipRecord = Prisma.HardshipGetPayload<{ include: typeof hardshipParts }>

const place = 'hardship.words'

export const openHardship = (vault: Vault, { id, words }: { id: string; words: string }): HardshipWords => {
  const text = vault.open(place, id, words)
  return text ? (JSON.parse(text) as HardshipWords) : {}
}

export const sealHardship = (vault: Vault, id: string, words: HardshipWords): string =>
  vault.seal(place, id, JSON.stringify(words))

/** Finds the same person on the list without opening it. */
export const personKeyOf = (vault: Vault, { name, phone }: Pick<HardshipPerson, 'name' | 'phone'>): string =>
  vault.blindIndex(place, `${phone}:${name}`)

/** Who it is: as the family keeps them, else as the desk wrote it down; empty once it is kept no longer. */
export function personOf(vault: Vault, hardship: HardshipRecord): HardshipPerson {
  const { recipient } = hardship
  if (recipient)
    return { name: recipient.name, phone: recipient.phone ?? '', addressLine: recipient.addressLine }
  return openHardship(vault, hardship).person ?? { name: '', phone: '', addressLine: '' }
}
