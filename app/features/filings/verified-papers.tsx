import { ShieldCheck } from 'lucide-react'
import type { VerifiedPapers as Verified } from '../../../server/filings/filing.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'

/** What a family may rely on: which papers we have seen and until when they are good; nothing where we have seen none. */
export function VerifiedPapers({ papers }: { papers: Verified['house'] }) {
  const t = useT('filings')
  if (papers.length === 0) return null
  return (
    <Section title={t('page.title')} lead={t('page.lead')}>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {papers.map(({ kind, detail, until, verifiedAt }) => (
          <li key={kind} className="flex items-start gap-3">
            <ShieldCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-pine" />
            <span>
              <span className="font-medium">
                {t(`paper.${kind}`)}
                {kind === 'grade' && ` · ${t(`detail.grade.${detail as 'A'}`)}`}
              </span>
              <span className="block text-sm text-ink-soft elder:text-base">
                {until ? t('page.until', { until }) : t('page.open')} ·{' '}
                {t('page.verifiedAt', { at: verifiedAt })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
