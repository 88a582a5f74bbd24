import type { ClosureNotice } from '../../../server/closures/closure.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

/** What everybody reads on the page of a provider that closes. */
export function ClosingNotice({ closing }: { closing: ClosureNotice }) {
  const t = useT('watch')
  return (
    <Notice tone="warn" title={t('publicNotice.title')}>
      <span className="block whitespace-pre-line">{closing.notice}</span>
      <span className="block">{t('publicNotice.lastDay', { day: closing.lastDay })}</span>
    </Notice>
  )
}
