import type { OfferingCategory, OfferingMode, ProviderKind } from '../providers/provider.contract.ts'

/** What a provider files about itself. */
export const housePapers = [
  'licence',
  'record_receipt',
  'premises',
  'fire_safety',
  'food_licence',
  'medical_licence',
  'insurance',
  'video_promise',
  'grade',
] as const
export type HousePaper = (typeof housePapers)[number]

/** What it files about those who care. */
export const carerPapers = [
  'health_certificate',
  'carer_level',
  'no_criminal_record',
  'childcare_certificate',
  'nurse_licence',
  'training_record',
] as const
export type CarerPaper = (typeof carerPapers)[number]

export const paperKinds = [...housePapers, ...carerPapers] as const
export type PaperKind = (typeof paperKinds)[number]

export const isCarerPaper = (kind: PaperKind): kind is CarerPaper =>
  (carerPapers as readonly string[]).includes(kind)

/** What of a paper's words is chosen from a list. */
export const paperDetails: Partial<Record<PaperKind, readonly string[]>> = {
  licence: ['company', 'private_nonprofit', 'public_institution', 'social_organisation'],
  premises: ['owned', 'leased', 'lent'],
  grade: ['5', '4', '3', '2', '1', 'A', 'B', 'C', 'D'],
  carer_level: ['1', '2', '3', '4', '5', '6', '7', '8'],
  childcare_certificate: ['childcare_worker', 'infant_carer', 'kindergarten_teacher', 'training'],
}

/** Papers that are good for a year from the day they were made, whatever else they say. */
export const yearlyPapers: readonly PaperKind[] = ['health_certificate', 'no_criminal_record']
/** Papers that end: without a last day they can't be filed. */
export const endingPapers: readonly PaperKind[] = [
  ...yearlyPapers,
  'food_licence',
  'medical_licence',
  'insurance',
  'grade',
]

/** One rule about which paper a provider needs so that some of its work may be booked, as it stood from a day on. */
export type PaperRequirement = {
  /** Cited on what was decided under it. */
  readonly rule: string
  readonly source: string
  /** Wall dates; `until` is the first day it no longer holds, null while it holds. */
  readonly since: string
  readonly until: string | null
  readonly paper: HousePaper
  readonly kinds: readonly ProviderKind[] | 'all'
  readonly categories: readonly OfferingCategory[] | 'all'
  readonly modes: readonly OfferingMode[] | 'all'
}
