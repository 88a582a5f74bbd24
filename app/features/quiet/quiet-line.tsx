import { useT } from '../../i18n/index.ts'
import { AwayBar } from '../../live/away-bar.tsx'
import { useQuiet } from './use-quiet.ts'

/** On a page without scripts: that a form waits for the line. Shown by the few lines that send forms. */
export function QuietLine() {
  const t = useT('common')
  if (!useQuiet()) return null
  return (
    <div role="status" className="contents">
      <div data-line hidden>
        <AwayBar>{t('live.waiting')}</AwayBar>
      </div>
    </div>
  )
}
