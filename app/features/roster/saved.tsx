import { useT } from '../../i18n/index.ts'
import { DoneNotice } from '../desk/done-notice.tsx'

const dones = [
  'house',
  'closed',
  'reopened',
  'site',
  'time',
  'day',
  'dayCleared',
  'leave',
  'leaveCancelled',
  'holiday',
  'removed',
] as const
export type Done = (typeof dones)[number]

/** What was just saved, as the address says. */
export function Saved() {
  const t = useT('roster')
  return <DoneNotice names={dones} say={(done) => t(`done.${done}`)} />
}
