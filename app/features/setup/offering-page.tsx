import type { ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Page, PageHead } from '../../ui/index.ts'
import { OfferingForm } from './offering-form.tsx'
import { RetireForm } from './retire-form.tsx'

type OfferingPageProps = { setup: ProviderSetup; offering: ProviderSetup['offerings'][number] | null }

/** One service on a page of its own: to add, to change, to take out of use. */
export function OfferingPage({ setup, offering }: OfferingPageProps) {
  const t = useT('provider')
  const title = offering ? t('offering.editTitle') : t('offering.newTitle')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: `/desk/${setup.id}/setup`, label: t('setup.title') }, { label: title }]} />
      <PageHead title={title} lead={offering?.title} />
      <OfferingForm key={offering?.id ?? 'new'} offering={offering} providerId={setup.id} />
      {offering && (
        <RetireForm
          words={{
            open: t('offering.retire'),
            lead: t('offering.retireLead'),
            confirm: t('offering.retireConfirm', { title: offering.title }),
          }}
        />
      )}
    </Page>
  )
}
