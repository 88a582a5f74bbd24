import { useActionData } from '@remix-run/react'
import type { ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, LinkButton, Notice, Page, PageHead, Section } from '../../ui/index.ts'
import { PortraitForm } from '../portraits/portrait-form.tsx'
import { CaregiverForm } from './caregiver-form.tsx'
import { RetireForm } from './retire-form.tsx'

type CaregiverPageProps = { setup: ProviderSetup; caregiver: ProviderSetup['caregivers'][number] | null }

/** One caregiver on a page of their own: to add, to change, to take out of use. */
export function CaregiverPage({ setup, caregiver }: CaregiverPageProps) {
  const t = useT('provider')
  const words = useT('filings')
  const portraits = useT('portraits')
  const answer = useActionData()
  const title = caregiver ? t('caregiver.editTitle') : t('caregiver.newTitle')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: `/desk/${setup.id}/setup`, label: t('setup.title') }, { label: title }]} />
      <PageHead title={title} lead={caregiver?.name} />
      {caregiver && (
        <Notice
          title={words('desk.setup.papers')}
          actions={
            <LinkButton to={`/desk/${setup.id}/papers#${caregiver.id}`} size="sm" tone="secondary">
              {words('link')}
            </LinkButton>
          }
        >
          {words('desk.setup.papersText')}
        </Notice>
      )}
      <CaregiverForm key={caregiver?.id ?? 'new'} caregiver={caregiver} setup={setup} />
      {caregiver && (
        <Section title={portraits('heading')} lead={portraits('deskLead')}>
          <PortraitForm
            name={caregiver.name}
            portrait={caregiver.portrait}
            everybody={caregiver.portraitPublic}
            answer={answer}
            asksAgreed
          />
        </Section>
      )}
      {caregiver && (
        <RetireForm
          words={{
            open: t('caregiver.retire'),
            lead: t('caregiver.retireLead'),
            confirm: t('caregiver.retireConfirm', { name: caregiver.name }),
          }}
        />
      )}
    </Page>
  )
}
