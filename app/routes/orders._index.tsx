import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OrderList } from '../features/orders/order-list.tsx'
import { PlanList } from '../features/plans/plan-list.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, LinkButton, Page, PageHead, Section, Tabs } from '../ui/index.ts'

export const handle: Handle = { title: 'orders:list.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const past = new URL(request.url).searchParams.get('scope') === 'past'
  const [upcoming, ended, plans] = await Promise.all([
    context.api.orders.list({ scope: 'upcoming' }),
    context.api.orders.list({ scope: 'past' }),
    context.api.plans.list(),
  ])
  // A finished visit has nothing ahead, but still waits for the family's word.
  const unconfirmed = ended.filter(({ state }) => state === 'completed')
  const unpaid = upcoming.filter(({ state }) => state === 'awaiting_payment')
  return {
    past,
    plans,
    now: context.now,
    waiting: [...unpaid, ...unconfirmed],
    // Visits of a plan that are not due yet stand on the plan's own page.
    ahead: upcoming.filter(({ state }) => state !== 'awaiting_payment' && state !== 'planned'),
    ended: ended.filter(({ state }) => state !== 'completed'),
  }
}

export default function Orders() {
  const { past, plans, waiting, ahead, ended, now } = useLoaderData<typeof loader>()
  const t = useT(['orders', 'waitlist', 'plans'])
  return (
    <Page>
      <PageHead
        title={t('orders:list.title')}
        actions={
          <LinkButton to="/waitlist" tone="quiet" size="sm">
            {t('waitlist:title')}
          </LinkButton>
        }
      />
      <Tabs
        label={t('orders:list.tabs')}
        items={[
          {
            to: '/orders',
            label: t('orders:list.upcoming'),
            count: waiting.length + ahead.length,
            current: !past,
          },
          { to: '/orders?scope=past', label: t('orders:list.past'), count: ended.length, current: past },
        ]}
      />
      {past ? (
        ended.length > 0 ? (
          <OrderList orders={ended} now={now} />
        ) : (
          <Nothing past />
        )
      ) : (
        <>
          {waiting.length > 0 && (
            <Section title={t('orders:list.waiting')}>
              <OrderList orders={waiting} now={now} urgent />
            </Section>
          )}
          {ahead.length > 0 && (
            <Section title={t('orders:list.ahead')}>
              <OrderList orders={ahead} now={now} />
            </Section>
          )}
          {plans.length > 0 && (
            <Section title={t('plans:list.title')}>
              <PlanList plans={plans} />
            </Section>
          )}
          {waiting.length + ahead.length + plans.length === 0 && <Nothing />}
        </>
      )}
    </Page>
  )
}

function Nothing({ past }: { past?: boolean }) {
  const t = useT('orders')
  return (
    <EmptyState
      drawing="calendar"
      title={t(past ? 'list.emptyPast' : 'list.emptyUpcoming')}
      action={!past && <LinkButton to="/search?bookable=1">{t('list.find')}</LinkButton>}
    >
      {t(past ? 'list.emptyPastText' : 'list.emptyUpcomingText')}
    </EmptyState>
  )
}
