import type { WaitQueue } from '../../../server/orders/waitlist/waitlist.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, LinkButton, Page, PageHead, Section, Table } from '../../ui/index.ts'
import { useWishWords } from './wish-words.ts'

/** Who waits here, in the order in which they are asked, and for what most. */
export function QueuePage({ providerId, queue }: { providerId: string; queue: WaitQueue }) {
  const t = useT('waitlist')
  const words = useWishWords()
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('queue.title')} lead={t('queue.lead')} />
      {queue.wishes.length === 0 ? (
        <EmptyState
          drawing="people"
          title={<h2>{t('queue.none')}</h2>}
          action={
            <LinkButton to={`/desk/${providerId}/calendar`} tone="secondary">
              {t('queue.calendar')}
            </LinkButton>
          }
        >
          {t('queue.noneText')}
        </EmptyState>
      ) : (
        <>
          <ul className="flex flex-wrap gap-3">
            {queue.offerings.map(({ id, title, count }) => (
              <li key={id}>
                <Card tone="quiet">{t('queue.length', { title, count })}</Card>
              </li>
            ))}
          </ul>
          <Section title={t('queue.order')}>
            <Table
              caption={t('queue.order')}
              hideCaption
              rows={queue.wishes}
              rowKey={({ id }) => id}
              columns={[
                { key: 'who', head: t('queue.who'), cell: ({ calledBy, title }) => `${calledBy} · ${title}` },
                { key: 'wish', head: t('queue.wish'), cell: words },
                { key: 'state', head: t('queue.state'), cell: ({ state }) => t(`state.${state}`) },
              ]}
            />
          </Section>
        </>
      )}
    </Page>
  )
}
