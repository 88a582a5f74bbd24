import { randomUUID } from 'node:crypto'
import { saveSiteDay, saveSiteHours } from '../../server/availability/save-site-hours.ts'
import { carerPapers } from '../../server/filings/paper.contract.ts'
import { creditCodeCheck } from '../../server/providers/credit-code.rules.ts'
import { decideClaim } from '../../server/providers/decide-claim.ts'
import { saveCaregiverInput, saveOfferingInput } from '../../server/providers/provider.contract.ts'
import { saveCaregiver } from '../../server/providers/save-caregiver.ts'
import { saveOffering } from '../../server/providers/save-offering.ts'
import { saveProfile } from '../../server/providers/save-profile.ts'
import { submitClaim } from '../../server/providers/submit-claim.ts'
import { exampleProviders, unclaimedExample } from './example-providers.ts'
import { acceptPapers, fileWhatIsAsked } from './papers.ts'
import type { PersonKey } from './people.ts'
import type { ExampleCaregiver, ExampleProvider } from './providers/shape.ts'
import type { Stage } from './stage.ts'

/** Nobody answers it. */
const PHONE = '400-000-0000'
const DAYS = { daily: [1, 2, 3, 4, 5, 6, 7], weekdays: [1, 2, 3, 4, 5] } as const

/** Two months ago: managers claim their listings, the operator approves, and they set up what families see. */
export async function openProviders(stage: Stage): Promise<void> {
  for (const [index, provider] of exampleProviders.entries()) {
    const providerId = await list(stage, provider)
    await stage.at(stage.day(-60, '10:00'))
    const claim = await claimListing(stage, provider.manager, providerId, index)
    await stage.at(stage.day(-59, '14:30'))
    await decideClaim(await stage.as('operator'), {
      claimId: claim.id,
      decision: 'approve',
      reason: '',
      key: randomUUID(),
    })
    stage.refresh(provider.manager)
    await stage.at(stage.day(-58, '09:00'))
    await setUp(stage, provider, providerId)
  }
}

/** One claim waits for the operator since this morning. */
export async function leaveClaimWaiting(stage: Stage, at: Date): Promise<void> {
  await stage.at(at)
  const { claimant, name, kind, site } = unclaimedExample
  const listing = { ...exampleListing, name, kind, site }
  await claimListing(stage, claimant, await list(stage, listing), exampleProviders.length)
}

type Listing = Pick<ExampleProvider, 'name' | 'kind' | 'site' | 'inclusive' | 'capacity'>
const exampleListing = { inclusive: true, capacity: 25 }

async function list({ db }: Stage, { name, kind, inclusive, capacity, site }: Listing): Promise<string> {
  const province = site.city === '上海市' ? '上海市' : '浙江省'
  const provider = await db.provider.create({
    data: { name, kind, inclusive, capacity, example: true, sites: { create: { ...site, province } } },
    select: { id: true },
  })
  return provider.id
}

async function claimListing(stage: Stage, person: PersonKey, providerId: string, index: number) {
  const ctx = await stage.as(person)
  return submitClaim(ctx, {
    providerId,
    position: '负责人',
    creditCode: exampleCreditCode(index),
    contact: ctx.viewer.phone ?? '',
    note: '示例申请，没有真实机构。',
    key: randomUUID(),
  })
}

/** Written right, and EXAMPLE to anybody who reads it. */
function exampleCreditCode(index: number): string {
  const first17 = `92310000EXAMPLE${String(index).padStart(2, '0')}`
  return `${first17}${creditCodeCheck(first17)}`
}

async function setUp(stage: Stage, provider: ExampleProvider, providerId: string): Promise<void> {
  const ctx = await stage.as(provider.manager)
  const { summary, voucher, ltci } = provider
  await saveProfile(ctx, { providerId, summary, phone: PHONE, voucher, ltci })
  for (const offering of provider.offerings) {
    await saveOffering(ctx, saveOfferingInput.parse({ ...offering, providerId }))
  }
  for (const caregiver of provider.caregivers) await hire(stage, provider, providerId, caregiver)
  if (provider.opening) await openDoors(stage, provider, providerId)
  const whose = { manager: provider.manager, providerId }
  await acceptPapers(stage, whose, [
    ...(provider.key === 'hangzhou' ? [{ kind: 'insurance' as const, from: -360, until: 5 }] : []),
    ...(provider.grade ? [{ kind: 'grade' as const, detail: provider.grade, until: 900 }] : []),
  ])
  await fileWhatIsAsked(stage, whose)
}

/** The week, and one day of cleaning three weeks from now. */
async function openDoors(stage: Stage, { manager, opening = [] }: ExampleProvider, providerId: string) {
  const ctx = await stage.as(manager)
  const { id: siteId } = await stage.db.site.findFirstOrThrow({ where: { providerId } })
  await saveSiteHours(ctx, { providerId, siteId, hours: [...opening], despite: false })
  const cleaning = { day: stage.date(20), spans: [], note: '全馆清洁消毒' }
  await saveSiteDay(ctx, { providerId, siteId, ...cleaning, despite: false })
}

async function hire(
  stage: Stage,
  provider: ExampleProvider,
  providerId: string,
  { works, hours, account, level, papers = [], ...person }: ExampleCaregiver,
): Promise<void> {
  const [startMinute, endMinute] = hours
  const ctx = await stage.as(provider.manager)
  const input = saveCaregiverInput.parse({
    ...person,
    providerId,
    hours: DAYS[works].map((weekday) => ({ weekday, startMinute, endMinute })),
    healthCertificate: { number: `示例-${person.name}`, expiresOn: stage.date(400) },
    accountPhone: account ? ((await stage.as(account)).viewer.phone ?? '') : '',
  })
  const { caregivers } = await saveCaregiver(ctx, input)
  const hired = caregivers.find(({ name }) => name === person.name)
  const caregiverId = hired?.id ?? ''
  // For some an operator has seen more than what is asked for.
  const seen = carerPapers.filter((kind) => kind !== 'carer_level' && papers.includes(kind))
  await acceptPapers(stage, { manager: provider.manager, providerId }, [
    ...(level ? [{ kind: 'carer_level' as const, caregiverId, detail: `${level}`, until: null }] : []),
    ...seen.map((kind) => ({ kind, caregiverId })),
  ])
  if (account) stage.refresh(account)
}
