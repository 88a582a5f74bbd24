import { useT } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { CallButton } from './call-button.tsx'

type HelpCardProps = { orderId: string; keyOf: string; side: 'family' | 'provider'; calledBy: string }

/** The way to call for help from an order: for its family, and for those who run the visit. */
export function HelpCard({ orderId, keyOf, side, calledBy }: HelpCardProps) {
  const t = useT('incidents')
  return (
    <Card className="grid gap-3 print:hidden">
      <h2 className="text-lg">{t('order.title')}</h2>
      <p className="text-ink-soft">{t(`order.${side}`, { calledBy })}</p>
      <CallButton label={t(`order.${side}Send`)} keyOf={keyOf} of={{ orderId }} wide />
    </Card>
  )
}
