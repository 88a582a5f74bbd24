import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

/** Nobody has written down a year's holidays yet, though it can be booked. */
export function MissingYears({ years, operator = false }: { years: readonly number[]; operator?: boolean }) {
  const t = useT('roster')
  const formats = useFormats()
  if (years.length === 0) return null
  return (
    <Notice tone="warn" title={t('missing.title', { years: formats.list(years) })}>
      {t(operator ? 'missing.operator' : 'missing.manager')}
    </Notice>
  )
}
