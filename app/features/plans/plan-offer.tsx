import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cluster, LinkButton } from '../../ui/index.ts'
import { useRuleWords } from './rule-words.ts'

/** Before one visit is ordered: whether it should come again. A draft that does says how, and what pays it. */
export function PlanOffer({ draft, paidAhead }: { draft: DraftView; paidAhead: boolean }) {
  const t = useT(['plans', 'orders'])
  const words = useRuleWords()
  if (draft.places) return null
  const to = `/order/${draft.id}/plan`
  if (draft.plan) {
    return (
      <Card className="grid gap-2">
        <h2 className="text-lg">{t('plans:confirm.term')}</h2>
        <p>{words(draft.plan.recurrence)}</p>
        <p className="text-ink-soft">
          {t(paidAhead ? 'plans:confirm.ahead' : 'plans:confirm.price', { fen: draft.priceFen })}
        </p>
        <LinkButton to={to} tone="quiet" size="sm" className="justify-self-start">
          {t('orders:step.change')}
        </LinkButton>
      </Card>
    )
  }
  return (
    <Card tone="quiet">
      <Cluster between>
        <div>
          <h2 className="font-semibold">{t('plans:offer')}</h2>
          <p className="text-ink-soft">{t('plans:offerText')}</p>
        </div>
        <LinkButton to={to} tone="secondary" size="sm">
          {t('plans:offerOpen')}
        </LinkButton>
      </Cluster>
    </Card>
  )
}
