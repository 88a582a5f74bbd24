import type { IncidentState } from '../../../server/incidents/incident.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { Tone } from '../../ui/index.ts'

const tones: Record<IncidentState, Tone> = {
  raised: 'now',
  escalated: 'bad',
  acknowledged: 'info',
  closed: 'good',
  false_alarm: 'plain',
}
export const toneOfIncident = (state: IncidentState): Tone => tones[state]

/** How long ago help was called, in words. */
export function useSince(raisedAt: Date, now: Date): string {
  const t = useT('incidents')
  const minutes = Math.floor((now.getTime() - raisedAt.getTime()) / 60_000)
  return minutes < 1 ? t('page.justNow') : t('page.since', { minutes })
}
