import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, LinkButton } from '../../ui/index.ts'

/** Whether the viewer orders for callers here: an operator, or a manager of this provider. */
export const takesCalls = (viewer: Viewer, providerId: string) =>
  viewer.kind === 'person' &&
  (viewer.operator || viewer.providers.some(({ id, role }) => id === providerId && role === 'manager'))

/** At the last step of an order: it may be for somebody on the phone. */
export function CallerOffer({ draftId }: { draftId: string }) {
  const t = useT('phone-orders')
  return (
    <Card tone="now" className="grid justify-items-start gap-3">
      <h2 className="text-lg">{t('offer')}</h2>
      <p className="max-w-measure">{t('offerText')}</p>
      <LinkButton to={`/order/${draftId}/call`} tone="secondary">
        {t('offerAction')}
      </LinkButton>
    </Card>
  )
}
