import type { LapseView } from '../../../server/filings/lapses/lapse.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

/** On a family's order: a paper is over, what happens to the visit, and by when. Nothing once that is settled. */
export function LapseNotice({ lapse }: { lapse: LapseView | null }) {
  const t = useT('filings')
  if (lapse?.state !== 'waiting') return null
  const papers = lapse.missing.map((kind) => t(`paper.${kind}`)).join(t('page.and'))
  return (
    <Notice tone="warn" title={t('lapse.heldTitle', { until: lapse.heldUntil })}>
      {t('lapse.held', { papers, provider: lapse.providerName, until: lapse.heldUntil })}
    </Notice>
  )
}
