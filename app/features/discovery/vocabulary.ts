import type {
  AbilityGrade,
  AgeClass,
  CredentialKind,
  Language,
  OfferingCategory,
  OfferingUnit,
  ProviderGrade,
  ProviderKind,
} from '../../../server/providers/provider.contract.ts'

/*
 * The choices of the search in the order they are offered. Their types are the contract's; its lists would bring the
 * validation of every input with them to each visitor.
 */

export const categoryGroups = {
  living: [
    ...(['bathing', 'cleaning', 'meal_help', 'walking_help', 'medical_escort', 'basic_care'] as const),
    ...(['comfort', 'visiting', 'errands', 'urgent_help', 'home_adaptation', 'volunteer_visit'] as const),
  ],
  health: ['rehabilitation', 'home_medical', 'chronic_care', 'health_management'],
  stay: ['day_care', 'respite', 'residence'],
  childcare: ['childcare_full', 'childcare_half', 'childcare_hourly', 'childcare_temporary'],
  learning: ['parent_course', 'care_course', 'senior_learning'],
} as const satisfies Record<string, readonly OfferingCategory[]>
export type CategoryGroup = keyof typeof categoryGroups
export const categoryGroupNames = Object.keys(categoryGroups) as CategoryGroup[]
export const categories: readonly OfferingCategory[] = Object.values(categoryGroups).flat()

export const kinds: readonly ProviderKind[] = [
  ...(['home_care', 'day_care', 'residential', 'nursing', 'meals', 'community_hub', 'medical'] as const),
  ...(['nursery', 'home_nursery', 'education', 'volunteer'] as const),
]
const childKinds: readonly (ProviderKind | undefined)[] = ['nursery', 'home_nursery']
const childCategories: readonly (OfferingCategory | undefined)[] = categoryGroups.childcare

/** Whom a search is for, as far as what it asks for tells. */
export function audienceOf({
  kind,
  category,
}: {
  kind?: ProviderKind
  category?: OfferingCategory
}): 'elder' | 'child' | null {
  if (childKinds.includes(kind) || childCategories.includes(category)) return 'child'
  if (kind === 'education' || (categoryGroups.learning as readonly unknown[]).includes(category)) return null
  return kind || category ? 'elder' : null
}

export const abilities = ['intact', 'mild', 'moderate', 'severe', 'total'] as const satisfies AbilityGrade[]
export const ages = [
  'infant_6',
  'infant_12',
  'toddler_24',
  'toddler_36',
  'child',
] as const satisfies AgeClass[]
export const units = ['visit', 'hour', 'day', 'month', 'meal', 'seat'] as const satisfies OfferingUnit[]
export const spoken = [
  ...(['mandarin', 'shanghainese', 'wu', 'cantonese', 'hokkien', 'hakka', 'sichuanese'] as const),
  ...(['hunanese', 'english', 'sign_language'] as const),
] satisfies Language[]
export const grades = ['5', '4', '3', '2', '1', 'A', 'B', 'C', 'D'] as const satisfies ProviderGrade[]
export const credentials = [
  'health_certificate',
  'carer_level',
  'no_criminal_record',
] as const satisfies CredentialKind[]
export const levels = [1, 2, 3, 4, 5, 6, 7, 8] as const
export const ratings = [4.5, 4, 3] as const
export const genders = ['female', 'male'] as const
