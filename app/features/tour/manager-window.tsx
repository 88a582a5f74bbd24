import type { OrderMoney } from '../../../server/ledger/ledger.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { DescriptionList, Money } from '../../ui/index.ts'
import { OrderBadge } from '../orders/order-badge.tsx'
import { Window } from './window.tsx'

type Props = { order: OrderView | null; money: OrderMoney | null }

/** What the provider has promised, where the money for it is, and what was said of it. */
export function ManagerWindow({ order, money }: Props) {
  return <Window of="manager">{order && <Desk order={order} money={money} />}</Window>
}

function Desk({ order, money }: { order: OrderView; money: OrderMoney | null }) {
  const t = useT('tour')
  const paid = money ? [{ term: t('held'), value: <Money fen={money.heldFen} size="sm" /> }] : []
  const earned = money ? [{ term: t('earned'), value: <Money fen={money.releasedFen} size="sm" /> }] : []
  return (
    <>
      <div className="justify-self-start">
        <OrderBadge state={order.state} visitState={order.visit.state} />
      </div>
      <p className="text-sm text-ink-soft elder:text-base">{order.number}</p>
      <DescriptionList
        figures
        items={[{ term: t('price'), value: <Money fen={order.priceFen} size="sm" /> }, ...paid, ...earned]}
      />
      {!money && <p className="text-ink-soft">{t('noMoney')}</p>}
      {order.reviews.length > 0 && (
        <div className="grid gap-3">
          <h3 className="text-base">{t('reviews')}</h3>
          {order.reviews.map(({ voice, stars, text }) => (
            <div key={voice} className="border-s-3 border-pine-line ps-3">
              <p className="font-semibold">
                {t(`voice.${voice}`)} · {t('stars', { count: stars })}
              </p>
              <p>{text}</p>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
