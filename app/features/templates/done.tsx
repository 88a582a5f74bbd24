import { useT } from '../../i18n/index.ts'
import { DoneNotice } from '../desk/done-notice.tsx'

const dones = ['saved', 'retired', 'laid', 'undone', 'undoneKept'] as const
export type TemplateDone = (typeof dones)[number]

/** What was just done, as the address says. */
export function Done() {
  const t = useT('templates')
  return <DoneNotice names={dones} say={(done) => t(`done.${done}`)} />
}
