import type { Ctx } from '../context.ts'
import { addDays, pairs } from '../kernel/wall-time.ts'
import { portraitPath } from '../portraits/portraits.entry.ts'
import type { OpeningView } from './opening.contract.ts'
import type { CaregiverCard, OfferingView } from './provider.contract.ts'
import { type Bookability, bookabilityOf } from './provider.rules.ts'
import type { CaregiverRow, ProviderRow } from './read-provider.ts'

/** What a page says about booking a provider on `day`, offering by offering. */
export function bookabilityView(provider: ProviderRow, day: string) {
  const { bookable, gaps, bookableOfferings } = bookabilityOf(provider, day)
  return { bookable, gaps, offerings: offeringViews(provider, bookableOfferings) }
}

const offeringViews = (
  { offerings }: ProviderRow,
  bookable: Bookability['bookableOfferings'],
): OfferingView[] =>
  offerings.map(({ cleared: _, ...offering }) => ({ ...offering, bookable: bookable.has(offering.id) }))

/** What anybody may know of a caregiver; the certificate's number is not part of it, nor a portrait that is not for everybody. */
export function caregiverCard(
  ctx: Pick<Ctx, 'ports' | 'clock'>,
  caregiver: CaregiverRow,
  { own = false } = {},
): CaregiverCard {
  const { id, name, gender, level, bio, skills, languages } = caregiver
  const certificate = healthCertificateOf(caregiver)
  const healthCertificateUntil = certificate?.expiresOn ?? null
  const portrait = own || caregiver.portraitPublic ? portraitPath(ctx, caregiver) : null
  return { id, name, gender, level, bio, skills, languages, healthCertificateUntil, portrait }
}

export const healthCertificateOf = ({ credentials }: CaregiverRow) =>
  credentials.find(({ kind, suspended }) => kind === 'health_certificate' && !suspended)

/** 上海市 浦东新区; empty where the listing does not say. */
export const placeOf = (site: { readonly city: string; readonly district: string } | null | undefined) =>
  site ? [site.city, site.district].filter(Boolean).join(' ') : ''

/** When its doors are open, as of `day`. */
export function openingView({ site, rests }: ProviderRow, day: string): OpeningView {
  const last = addDays(day, SHOWN_AHEAD)
  const coming = [
    ...(site?.days ?? []).map(({ day: one, bounds }) => ({
      ...{ firstDay: one, lastDay: one },
      spans: pairs(bounds),
    })),
    ...(site?.closings ?? []).map((days) => ({ ...days, spans: [] })),
  ]
  return {
    hours: site?.hours ?? [],
    rests: rests && (site?.hours ?? []).length > 0,
    coming: coming
      .filter(({ firstDay, lastDay }) => day <= lastDay && firstDay <= last)
      .sort((a, b) => a.firstDay.localeCompare(b.firstDay)),
  }
}

/** In days: as far as most look when they plan. */
const SHOWN_AHEAD = 60
