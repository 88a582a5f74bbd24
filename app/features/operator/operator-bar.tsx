import { useLocation } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Tabs } from '../../ui/index.ts'

type OperatorBarProps = { waiting: number; papers: number; going: number; odd: number; reported: number }

/** The parts of the operators' work. */
export function OperatorBar({ waiting, papers, going, odd, reported }: OperatorBarProps) {
  const t = useT([
    'operator',
    'roster',
    'money',
    'entitlements',
    'funders',
    'incidents',
    'sending',
    'reports',
    'reviews',
    'chat',
    'filings',
    'phone-orders',
    'supervision',
    'statistics',
  ])
  const { pathname } = useLocation()
  return (
    <div className="mx-auto w-full max-w-page px-4 pt-4 sm:px-6">
      <Tabs
        label={t('tabs.label')}
        items={[
          { to: '/operator', label: t('tabs.claims'), count: waiting, current: pathname === '/operator' },
          {
            to: '/operator/filings',
            label: t('filings:operator.tab'),
            count: papers,
            current: pathname.startsWith('/operator/filings'),
          },
          {
            to: '/operator/incidents',
            label: t('incidents:operator.tab'),
            count: going,
            current: pathname.startsWith('/operator/incidents'),
          },
          {
            to: '/operator/reviews',
            label: t('reviews:operator.tab'),
            count: odd,
            current: pathname.startsWith('/operator/reviews'),
          },
          {
            to: '/operator/chats',
            label: t('chat:operator.tab'),
            count: reported,
            current: pathname.startsWith('/operator/chats'),
          },
          {
            to: '/operator/supervision',
            label: t('supervision:operator.tab'),
            current: pathname.startsWith('/operator/supervision'),
          },
          {
            to: '/operator/statistics',
            label: t('statistics:tab'),
            current: pathname.startsWith('/operator/statistics'),
          },
          {
            to: '/operator/orders',
            label: t('tabs.orders'),
            current: pathname.startsWith('/operator/orders'),
          },
          {
            to: '/operator/phone-orders',
            label: t('phone-orders:tab'),
            current: pathname.startsWith('/operator/phone-orders'),
          },
          {
            to: '/operator/money',
            label: t('money:operator.tab'),
            current: pathname.startsWith('/operator/money'),
          },
          {
            to: '/operator/entitlements',
            label: t('entitlements:operator.tab'),
            current: pathname.startsWith('/operator/entitlements'),
          },
          {
            to: '/operator/settlements',
            label: t('funders:tab'),
            current: pathname.startsWith('/operator/settlements'),
          },
          {
            to: '/operator/reports',
            label: t('reports:tab'),
            current: pathname.startsWith('/operator/reports'),
          },
          {
            to: '/operator/holidays',
            label: t('roster:holiday.tab'),
            current: pathname.startsWith('/operator/holidays'),
          },
          {
            to: '/operator/notices',
            label: t('sending:previewTab'),
            current: pathname.startsWith('/operator/notices'),
          },
          {
            to: '/operator/imports',
            label: t('tabs.imports'),
            current: pathname.startsWith('/operator/imports'),
          },
          {
            to: '/operator/audit',
            label: t('tabs.audit'),
            current: pathname.startsWith('/operator/audit'),
          },
        ]}
      />
    </div>
  )
}
