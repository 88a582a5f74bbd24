import type {
  ChecklistItem,
  FindingView,
  InspectionResult,
  InspectionState,
} from '../../../server/supervision/supervision.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, type Tone } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'

const resultTones: Record<InspectionResult, Tone> = {
  met: 'good',
  corrected: 'good',
  correcting: 'warn',
  late: 'bad',
}
const stateTones: Record<InspectionState, Tone> = {
  planned: 'plain',
  under_way: 'now',
  correcting: 'warn',
  rechecking: 'now',
  closed: 'good',
  cancelled: 'plain',
}

export function ResultBadge({ result }: { result: InspectionResult }) {
  const t = useT('supervision')
  return <Badge tone={resultTones[result]}>{t(`result.${result}`)}</Badge>
}

export function InspectionBadge({ state, late }: { state: InspectionState; late: boolean }) {
  const t = useT('supervision')
  const overdue = late && state === 'correcting'
  return (
    <Badge tone={overdue ? 'bad' : stateTones[state]}>
      {overdue ? t('result.late') : t(`state.${state}`)}
    </Badge>
  )
}

export function VerdictWord({ verdict, severity }: Pick<FindingView, 'verdict' | 'severity'>) {
  const t = useT('supervision')
  if (verdict !== 'not_met') return <>{t(`verdict.${verdict ?? 'none'}`)}</>
  return (
    <strong className="text-bad">
      {t('verdict.not_met')}
      {severity && ` · ${t(`severity.${severity}`)}`}
    </strong>
  )
}

/** The items' own words; grounds are Chinese documents and are named as they are called. */
export function useItemWords() {
  const english = useRootData()?.locale === 'en'
  return {
    matter: (item: Pick<ChecklistItem, 'matter' | 'matterEn'>) => (english ? item.matterEn : item.matter),
    measure: (item: Pick<ChecklistItem, 'measure' | 'measureEn'>) =>
      english ? item.measureEn : item.measure,
    procedure: (item: Pick<ChecklistItem, 'procedure' | 'procedureEn'>) =>
      english ? item.procedureEn : item.procedure,
  }
}
