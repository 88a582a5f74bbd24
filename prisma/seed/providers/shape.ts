import type { z } from 'zod'
import type { saveSiteHoursInput } from '../../../server/availability/roster.contract.ts'
import type { CarerPaper } from '../../../server/filings/paper.contract.ts'
import type {
  Language,
  OfferingCategory,
  ProviderGrade,
  ProviderKind,
  saveOfferingInput,
} from '../../../server/providers/provider.contract.ts'
import type { PersonKey } from '../people.ts'

type ExampleOffering = Omit<z.input<typeof saveOfferingInput>, 'providerId' | 'offeringId'>
export type ExampleCaregiver = {
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly level: number | null
  readonly bio: string
  readonly skills: readonly OfferingCategory[]
  readonly languages: readonly Language[]
  /** Besides the health certificate, which everybody has. */
  readonly papers?: readonly CarerPaper[]
  /** Minutes since midnight; every day, or Monday to Friday. */
  readonly works: 'daily' | 'weekdays'
  readonly hours: readonly [number, number]
  readonly account?: PersonKey
}
export type ExampleProvider = {
  readonly key: string
  readonly kind: ProviderKind
  readonly name: string
  readonly manager: PersonKey
  readonly summary: string
  readonly inclusive: boolean
  readonly voucher: boolean
  readonly ltci: boolean
  readonly grade: ProviderGrade | null
  readonly capacity: number | null
  readonly site: {
    readonly city: string
    readonly district: string
    readonly street: string
    readonly regionCode: string
    readonly addressLine: string
    readonly lat: number
    readonly lng: number
  }
  /** When its doors are open; nothing is said where it is left out. */
  readonly opening?: z.input<typeof saveSiteHoursInput>['hours']
  readonly offerings: readonly ExampleOffering[]
  readonly caregivers: readonly ExampleCaregiver[]
}

/** A place in Shanghai; lat and lng WGS-84. */
export const shanghai = (
  district: string,
  street: string,
  regionCode: string,
  addressLine: string,
  lat: number,
  lng: number,
) => ({
  city: '上海市',
  district,
  street,
  regionCode,
  addressLine,
  lat,
  lng,
})
/** Minutes since midnight. */
export const h = (hour: number) => hour * 60
export const fullDay = [h(7), h(21)] as const
export const officeDay = [h(8), h(18)] as const
/** The same stretches on several weekdays. */
export const openOn = (weekdays: readonly number[], ...spans: readonly (readonly [number, number])[]) =>
  weekdays.flatMap((weekday) =>
    spans.map(([startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
  )
