import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { ProviderSetup } from './provider.contract.ts'
import { caregiverGaps } from './provider.rules.ts'
import { bookabilityView, caregiverCard, healthCertificateOf } from './provider.views.ts'
import { requireManager } from './provider-access.ts'
import { readProvider } from './read-provider.ts'

/**
 * What a manager keeps in order: profile, offerings, caregivers with hours and certificates, and what is still missing
 * before families can book. Refuses with providers.not_found to everybody else, providers.not_allowed to carers.
 */
export async function providerSetup(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<ProviderSetup> {
  requireManager(ctx.viewer, providerId)
  const [provider, phones] = await Promise.all([
    readProvider(ctx.db, providerId),
    accountPhones(ctx, providerId),
  ])
  if (!provider) throw new DomainError('providers.not_found')
  const day = dayOf(ctx.clock.now())
  const { id, name, state, summary, phone, voucher, ltci, grade } = provider
  return {
    ...{ id, name, state, summary, phone: phone ?? '', voucher, ltci, grade },
    ...bookabilityView(provider, day),
    caregivers: provider.caregivers.map((caregiver) => ({
      ...caregiverCard(ctx, caregiver, { own: true }),
      portraitPublic: caregiver.portraitPublic,
      hours: caregiver.hours,
      healthCertificateNumber: healthCertificateOf(caregiver)?.number ?? null,
      accountPhone: phones.get(caregiver.id) ?? null,
      gaps: caregiverGaps(caregiver, provider.offerings, day),
    })),
  }
}

/** Mainland numbers without +86, by caregiver. */
async function accountPhones({ db }: PersonCtx, providerId: string): Promise<Map<string, string>> {
  const linked = await db.$queryRaw<{ id: string; phone: string }[]>`
    select c.id::text, regexp_replace(u.phone_number, '^\\+86', '') as phone
    from caregiver c join "user" u on u.id = c.user_id
    where c.provider_id = ${providerId}::uuid and c.retired_at is null and u.phone_number is not null`
  return new Map(linked.map(({ id, phone }) => [id, phone]))
}
