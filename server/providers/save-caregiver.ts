import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { linkAccount } from './link-account.ts'
import type { ProviderSetup, saveCaregiverInput } from './provider.contract.ts'
import { hoursOverlap } from './provider.rules.ts'
import { requireManager } from './provider-access.ts'
import { tellOfChange } from './provider-changed.ts'
import { providerSetup } from './provider-setup.ts'

type SaveCaregiver = z.output<typeof saveCaregiverInput>

/**
 * Writes a caregiver with skills, weekly hours (minutes since midnight in Shanghai, weekday 1 is Monday) and health
 * certificate, and ties the account with that phone to them. Visits already promised stay. Refuses with
 * providers.not_found, providers.not_allowed, providers.hours_overlap, providers.caregiver_not_found.
 */
export async function saveCaregiver(ctx: PersonCtx, input: SaveCaregiver): Promise<ProviderSetup> {
  const { providerId, hours, healthCertificate, accountPhone } = input
  requireManager(ctx.viewer, providerId)
  if (hoursOverlap(hours)) throw new DomainError('providers.hours_overlap')
  await inTransaction(ctx.db, async (tx) => {
    const caregiverId = await writePerson(tx, input)
    await replaceHours(tx, caregiverId, hours)
    await writeHealthCertificate(tx, caregiverId, healthCertificate)
    await linkAccount(tx, { providerId, caregiverId, name: input.name, phone: accountPhone })
    await tellOfChange(tx, providerId)
  })
  return providerSetup(ctx, { providerId })
}

async function writePerson(tx: Tx, input: SaveCaregiver): Promise<string> {
  const { providerId, caregiverId, name, gender, bio, skills, languages } = input
  const once = { skills: [...new Set(skills)], languages: [...new Set(languages)] }
  const person = { name, gender, bio, ...once }
  if (!caregiverId) {
    const { id } = await tx.caregiver.create({ data: { ...person, providerId }, select: { id: true } })
    return id
  }
  const { count } = await tx.caregiver.updateMany({
    where: { id: caregiverId, providerId, retiredAt: null },
    data: person,
  })
  if (count !== 1) throw new DomainError('providers.caregiver_not_found')
  return caregiverId
}

async function replaceHours(tx: Tx, caregiverId: string, hours: SaveCaregiver['hours']): Promise<void> {
  await tx.weeklyHours.deleteMany({ where: { caregiverId } })
  await tx.weeklyHours.createMany({ data: hours.map((row) => ({ ...row, caregiverId })) })
}

/** A suspended certificate stays suspended until a new one, with another number, takes its place. */
async function writeHealthCertificate(
  tx: Tx,
  caregiverId: string,
  certificate: SaveCaregiver['healthCertificate'],
): Promise<void> {
  const key = { caregiverId, kind: 'health_certificate' }
  if (!certificate) {
    await tx.credential.deleteMany({ where: { ...key, suspendedAt: null, verifiedAt: null } })
    return
  }
  const { number } = certificate
  const expiresOn = new Date(`${certificate.expiresOn}T00:00:00Z`)
  const before = await tx.credential.findUnique({ where: { caregiverId_kind: key } })
  // What an operator has seen is not changed by writing something else: a new paper is filed.
  if (before?.verifiedAt) return
  await tx.credential.upsert({
    where: { caregiverId_kind: key },
    create: { ...key, number, expiresOn },
    update: { number, expiresOn, ...(before?.number !== number && { suspendedAt: null }) },
  })
}
