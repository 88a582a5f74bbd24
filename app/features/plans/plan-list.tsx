import { Link } from '@remix-run/react'
import type { PlanRow } from '../../../server/plans/plan.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card } from '../../ui/index.ts'
import { useRuleWords } from './rule-words.ts'

/** Running plans, each with its rule, its next visit and what it wants decided. */
export function PlanList({ plans }: { plans: readonly PlanRow[] }) {
  const t = useT('plans')
  const words = useRuleWords()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {plans.map((plan) => (
          <li key={plan.id} className="relative grid gap-1 px-5 py-3.5 hover:bg-pine-wash">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                to={`/plans/${plan.id}`}
                className="font-semibold no-underline after:absolute after:inset-0 hover:text-pine"
              >
                {t('page.title', { calledBy: plan.calledBy, title: plan.title })}
              </Link>
              {plan.gaps > 0 && <Badge tone="now">{t('list.gaps', { count: plan.gaps })}</Badge>}
              {plan.state === 'starting' && <Badge tone="info">{t('list.starting')}</Badge>}
            </p>
            <p className="text-ink-soft">{words(plan.recurrence)}</p>
            <p className="text-ink-soft">
              {plan.nextAt ? t('list.next', { at: plan.nextAt }) : t('list.nextNone')} · {plan.providerName}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
