import type { PoolsView, PoolView } from '../../../server/capacity/capacity.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, EmptyState, LinkButton, Page, PageHead } from '../../ui/index.ts'
import { RetireForm } from '../setup/retire-form.tsx'
import { PoolForm } from './pool-form.tsx'

type Props = { view: PoolsView; pool: PoolView | null; providerId: string; today: string }

/** One group of places on a page of its own: to add, to change, to take out of use. */
export function PoolPage({ view, pool, providerId, today }: Props) {
  const t = useT('capacity')
  const title = pool ? t('form.editTitle') : t('form.newTitle')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: `/desk/${providerId}/places`, label: t('desk.pageTitle') }, { label: title }]}
      />
      <PageHead title={title} lead={pool?.name} />
      {view.offerings.length === 0 ? (
        <EmptyState
          drawing="table"
          title={t('form.noOfferings')}
          action={
            <LinkButton to={`/desk/${providerId}/setup/offerings/new`}>{t('form.addOffering')}</LinkButton>
          }
        />
      ) : (
        <PoolForm key={pool?.id ?? 'new'} view={view} pool={pool} providerId={providerId} today={today} />
      )}
      {pool && (
        <RetireForm
          words={{
            open: t('form.retire'),
            lead: t('form.retireLead'),
            confirm: t('form.retireConfirm', { name: pool.name }),
          }}
        />
      )}
    </Page>
  )
}
