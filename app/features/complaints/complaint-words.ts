import type { ComplaintRow, ComplaintState } from '../../../server/complaints/complaint.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { Tone } from '../../ui/index.ts'

/** What a complaint is about, in one line. */
export function useAboutWhat() {
  const t = useT('complaints')
  return ({ title, providerName }: Pick<ComplaintRow, 'title' | 'providerName'>) =>
    providerName ? t('row.visit', { title: title ?? '', provider: providerName }) : t('row.platform')
}

const tones: Readonly<Partial<Record<ComplaintState, Tone>>> = {
  lodged: 'now',
  examining: 'now',
  appealed: 'now',
  answered: 'info',
  decided: 'info',
  settled: 'good',
}
export const toneOfComplaint = (state: ComplaintState): Tone => tones[state] ?? 'plain'
