import type { IncidentEvent, IncidentView } from '../../../server/incidents/incident.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { type Knot, Timeline } from '../timeline/timeline.tsx'

/** A call for help as one thread: who pressed, who was called when, who came, how it ended. */
export function IncidentThread({ incident, now }: { incident: IncidentView; now: Date }) {
  const t = useT('incidents')
  const who = ({ actorKind, actorName }: IncidentEvent) => {
    if (actorKind === 'clock') return t('knot.clock')
    const side = actorKind === 'recipient' ? t('knot.recipient') : t(`side.${actorKind}`)
    return t('knot.who', { side, name: actorName })
  }
  const past = incident.timeline.map(
    (event): Knot => ({
      key: String(event.position),
      title: t(`knot.${event.transition as 'raise'}`),
      at: event.at,
      who: who(event),
      state: 'done',
    }),
  )
  const ahead: Knot[] = incident.due
    ? [
        {
          key: 'ahead',
          title: t(incident.state === 'acknowledged' ? 'knot.nextClose' : 'knot.nextAnswer'),
          state: 'next',
        },
      ]
    : []
  const deadline = incident.due && {
    at: incident.due.at,
    text: t(`due.${incident.due.transition as 'chase'}`),
  }
  return (
    <Card>
      <Timeline knots={[...past, ...ahead]} now={now} {...(deadline && { deadline })} />
    </Card>
  )
}
