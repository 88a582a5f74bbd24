import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { useT } from '../../i18n/index.ts'
import { VisitScreen } from '../elder/visit-screen.tsx'
import { Face, grades } from '../reviews/faces.tsx'
import { Window } from './window.tsx'

type Props = { elder: ElderView | null; orderId: string | null; now: Date }

/** What stands on the elder's own page of this visit: who comes, the code for the door, the faces afterwards. */
export function ElderWindow({ elder, orderId, now }: Props) {
  const t = useT('tour')
  if (!elder) return <Window of="elder">{null}</Window>
  const visit = elder.visits.find((one) => one.orderId === orderId)
  const rates = elder.toRate?.orderId === orderId
  return (
    <Window of="elder">
      {visit && (
        <div className="grid gap-4 [&_h3]:text-2xl">
          <VisitScreen visit={visit} next={null} chosen={false} now={now} page="/tour" heading="h3" />
        </div>
      )}
      {rates && (
        <div className="grid gap-3">
          <p className="text-lg">{t('elderRates')}</p>
          <p className="flex flex-wrap gap-2 text-pine">
            {grades.map((grade) => (
              <Face key={grade} grade={grade} className="size-10" />
            ))}
          </p>
        </div>
      )}
      {!visit && !rates && <p className="text-ink-soft">{t('nothingNow')}</p>}
    </Window>
  )
}
