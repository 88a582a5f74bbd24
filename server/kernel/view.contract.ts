/** Shapes that several capabilities show. Instants are UTC Dates, money is integer fen. */

export type FamilyRole = 'organiser' | 'payer' | 'member' | 'viewer'
export type ProviderRole = 'manager' | 'carer'

/** Who is looking. Everything a read may show hangs on this. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly userId: string
      readonly name: string
      readonly phone: string | null
      readonly families: readonly { readonly id: string; readonly name: string; readonly role: FamilyRole }[]
      readonly providers: readonly {
        readonly id: string
        readonly name: string
        readonly role: ProviderRole
        /** The caregiver this person is at that provider, if any. */
        readonly caregiverId: string | null
      }[]
      readonly operator: boolean
      /** May look and appeal, and change nothing else. */
      readonly suspended: boolean
    }

export type Person = Extract<Viewer, { kind: 'person' }>

export type Locale = 'zh-CN' | 'en'
