import { useLocation } from '@remix-run/react'
import type { QueueName, QueueView } from '../../../server/console/console.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Tabs } from '../../ui/index.ts'

/** The parts of the operators' work: what one does together stands together. Counts are what waits there. */
const groups = {
  today: [['/operator', 'watch:nav.home']],
  reception: [
    ['/operator/claims', 'operator:tabs.claims', 'claims'],
    ['/operator/filings', 'filings:operator.tab', 'filings'],
    ['/operator/reviews', 'reviews:operator.tab', 'checks', 'remedies'],
    ['/operator/complaints', 'complaints:operator.tab', 'complaints'],
    ['/operator/chats', 'chat:operator.tab', 'chats'],
    ['/operator/entitlements', 'entitlements:operator.tab', 'entitlements'],
    ['/operator/outreach', 'outreach:tab', 'outreach'],
  ],
  safety: [
    ['/operator/incidents', 'incidents:operator.tab', 'incidents'],
    ['/operator/alarms', 'watch:nav.alarms', 'alarms'],
    ['/operator/suspensions', 'watch:nav.suspensions', 'closures', 'appeals', 'stuck'],
    ['/operator/supervision', 'supervision:operator.tab'],
  ],
  money: [
    ['/operator/orders', 'operator:tabs.orders', 'disputes'],
    ['/operator/phone-orders', 'phone-orders:tab'],
    ['/operator/money', 'money:operator.tab'],
    ['/operator/settlements', 'funders:tab'],
    ['/operator/reports', 'reports:tab', 'reports'],
  ],
  records: [
    ['/operator/search', 'watch:nav.search'],
    ['/operator/statistics', 'statistics:tab'],
    ['/operator/imports', 'operator:tabs.imports'],
    ['/operator/holidays', 'roster:holiday.tab'],
    ['/operator/notices', 'sending:previewTab'],
    ['/operator/audit', 'operator:tabs.audit'],
  ],
} as const satisfies Record<string, readonly (readonly [to: string, label: string, ...queues: QueueName[]])[]>
type Group = keyof typeof groups

/** Pages that hang on one of another address. */
const under: readonly (readonly [prefix: string, page: string])[] = [
  ['/operator/people', '/operator/search'],
  ['/operator/population', '/operator/statistics'],
  ['/operator/providers', '/operator/search'],
  ['/operator/suspend', '/operator/suspensions'],
  ['/operator/closures', '/operator/suspensions'],
]

/** Two rows: the groups, and the pages of the one that is open. */
export function OperatorBar({ queues }: { queues: readonly QueueView[] }) {
  const t = useT([
    ...(['watch', 'operator', 'roster', 'money', 'entitlements'] as const),
    ...([
      'incidents',
      'sending',
      'reports',
      'reviews',
      'chat',
      'complaints',
      'filings',
      'funders',
      'phone-orders',
      'supervision',
      'statistics',
      'outreach',
    ] as const),
  ])
  const { pathname } = useLocation()
  const waiting = new Map(queues.map(({ name, count }) => [name, count]))
  const sum = (names: readonly QueueName[]) => names.reduce((all, name) => all + (waiting.get(name) ?? 0), 0)
  const at = under.find(([prefix]) => pathname.startsWith(prefix))?.[1] ?? pathname
  const isAt = (to: string) => (to === '/operator' ? at === to : at.startsWith(to))
  const names = Object.keys(groups) as Group[]
  const open = names.find((name) => groups[name].some(([to]) => isAt(to))) ?? 'today'
  return (
    <div className="mx-auto grid w-full max-w-page gap-1 px-4 pt-4 sm:px-6">
      <Tabs
        label={t('watch:nav.groups.label')}
        items={names.map((name) => {
          const count = groups[name].reduce((all, [, , ...queue]) => all + sum(queue), 0)
          return {
            ...{ to: groups[name][0][0], label: t(`watch:nav.groups.${name}`), current: name === open },
            ...(count > 0 && { count }),
          }
        })}
      />
      {groups[open].length > 1 && (
        <Tabs
          label={t('watch:nav.pages')}
          items={groups[open].map(([to, label, ...queue]) => ({
            ...{ to, label: t(label), current: isAt(to) },
            ...(sum(queue) > 0 && { count: sum(queue) }),
          }))}
        />
      )}
    </div>
  )
}
