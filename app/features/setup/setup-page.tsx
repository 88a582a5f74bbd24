import { Link } from '@remix-run/react'
import { Plus } from 'lucide-react'
import type { ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, LinkButton, Notice, Page, PageHead, Section } from '../../ui/index.ts'
import { CaregiverList } from './caregiver-list.tsx'
import { Checklist } from './checklist.tsx'
import { OfferingList } from './offering-list.tsx'
import { ProfileForm } from './profile-form.tsx'

export const saved = [
  'profileSaved',
  'offeringSaved',
  'offeringRetired',
  'caregiverSaved',
  'caregiverRetired',
  'portraitPut',
  'portraitRemoved',
] as const
export type Saved = (typeof saved)[number]

/** All that makes a provider bookable, on one page. */
export function SetupPage({ setup, done }: { setup: ProviderSetup; done: Saved | null }) {
  const t = useT('provider')
  const portraits = useT('portraits')
  const base = `/desk/${setup.id}/setup`
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('setup.title')}
        actions={
          <Link to={`/providers/${setup.id}`} className="link inline-flex min-h-target-sm items-center">
            {t('setup.publicPage')}
          </Link>
        }
      />
      {done && (
        <Notice tone="good" live>
          {done === 'portraitPut' || done === 'portraitRemoved'
            ? portraits(done === 'portraitPut' ? 'done.put' : 'done.removed')
            : t(`setup.${done}`)}
        </Notice>
      )}
      <Checklist setup={setup} />
      <Section
        id="offerings"
        title={t('setup.offerings')}
        lead={t('setup.offeringsLead')}
        actions={<AddLink to={`${base}/offerings/new`}>{t('setup.addOffering')}</AddLink>}
      >
        {setup.offerings.length > 0 ? (
          <OfferingList offerings={setup.offerings} base={base} />
        ) : (
          <Card>
            <EmptyState drawing="notebook" title={t('setup.offeringsEmpty')}>
              {t('setup.offeringsEmptyText')}
            </EmptyState>
          </Card>
        )}
      </Section>
      <Section
        id="caregivers"
        title={t('setup.caregivers')}
        lead={t('setup.caregiversLead')}
        actions={<AddLink to={`${base}/caregivers/new`}>{t('setup.addCaregiver')}</AddLink>}
      >
        {setup.caregivers.length > 0 ? (
          <CaregiverList caregivers={setup.caregivers} base={base} />
        ) : (
          <Card>
            <EmptyState drawing="people" title={t('setup.caregiversEmpty')}>
              {t('setup.caregiversEmptyText')}
            </EmptyState>
          </Card>
        )}
      </Section>
      <Section id="profile" title={t('setup.profile')}>
        <ProfileForm setup={setup} />
      </Section>
    </Page>
  )
}

function AddLink({ to, children }: { to: string; children: string }) {
  return (
    <LinkButton to={to} tone="secondary" size="sm" icon={<Plus aria-hidden="true" className="size-5" />}>
      {children}
    </LinkButton>
  )
}
