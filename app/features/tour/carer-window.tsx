import type { CareView } from '../../../server/care/care.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { DescriptionList } from '../../ui/index.ts'
import { Entries } from '../care/entries.tsx'
import { TaskList } from '../care/task-list.tsx'
import { OrderBadge } from '../orders/order-badge.tsx'
import { Window } from './window.tsx'

type Work = { order: OrderView; care: CareView }

/** The visit as the one who makes it has it before them. */
export function CarerWindow({ work }: { work: Work | null }) {
  return <Window of="carer">{work && <Visit {...work} />}</Window>
}

function Visit({ order, care }: Work) {
  const t = useT('tour')
  return (
    <>
      <div className="justify-self-start">
        <OrderBadge state={order.state} visitState={order.visit.state} />
      </div>
      <DescriptionList items={[{ term: t('address'), value: order.addressLine || t('gone') }]} />
      <div className="grid gap-1">
        <h3 className="text-base">{t('toDo')}</h3>
        <TaskList tasks={care.tasks} />
      </div>
      <Entries entries={care.entries} />
    </>
  )
}
