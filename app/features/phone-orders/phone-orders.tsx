import { Link } from '@remix-run/react'
import { Phone, Store } from 'lucide-react'
import type { PhoneOrderView } from '../../../server/phone-orders/phone-order.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, LinkButton, Page, PageHead, Section, When } from '../../ui/index.ts'
import { OrderBadge } from '../orders/order-badge.tsx'

/** Where staff begin an order for a caller, and the calls so far. */
export function PhoneOrders({ calls, beginAt }: { calls: readonly PhoneOrderView[]; beginAt: string }) {
  const t = useT('phone-orders')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('title')} lead={t('lead')} />
      <Card tone="quiet" className="grid justify-items-start gap-3">
        <h2 className="text-lg">{t('how')}</h2>
        <p className="max-w-measure">{t('howText')}</p>
        <LinkButton to={beginAt}>{t('find')}</LinkButton>
      </Card>
      <Section title={t('listTitle')}>
        {calls.length === 0 ? (
          <EmptyState drawing="notebook" title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <ul className="grid gap-4">
            {calls.map((call) => (
              <li key={call.id}>
                <Call call={call} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

function Call({ call }: { call: PhoneOrderView }) {
  const t = useT('phone-orders')
  const { order, channel, callerName } = call
  const Icon = channel === 'phone' ? Phone : Store
  return (
    <Card as="article" className="relative grid gap-2 hover:border-pine-line">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="flex items-center gap-2 text-lg">
          <Icon aria-hidden="true" className="size-5 text-ink-soft" />
          <Link
            to={`/phone-orders/${call.id}`}
            className="no-underline after:absolute after:inset-0 after:rounded-md hover:text-pine"
          >
            {t(channel === 'phone' ? 'row' : 'rowCounter', { callerName })}
          </Link>
        </h3>
        {order ? <OrderBadge state={order.state} visitState="scheduled" /> : <span>{t('unplaced')}</span>}
      </div>
      {order && (
        <p>
          {order.title} · {order.providerName} · <When at={order.startsAt} to={order.endsAt} />
        </p>
      )}
      <p className="text-sm text-ink-soft">{t('by', { name: call.staffName, at: call.begunAt })}</p>
    </Card>
  )
}
