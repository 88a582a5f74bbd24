import { useLocation } from '@remix-run/react'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { useRootData } from './root-data.ts'

/** On paper only: whose sheet it is, of which wall date, and the address that brings one back to it. */
export function PrintFoot({ day }: { day: string }) {
  const t = useT('common')
  const formats = useFormats()
  const { pathname, search } = useLocation()
  const site = useRootData()?.site
  return (
    <p className="hidden border-t border-line pt-2 text-sm text-ink-soft print:block">
      {t('printed', { day: formats.date(day) })}
      <span className="block break-all">{`${site?.url ?? ''}${pathname}${decoded(search)}`}</span>
    </p>
  )
}

/** As people write it, where they could type it like that. */
function decoded(search: string): string {
  try {
    return decodeURIComponent(search).replaceAll(' ', '+')
  } catch {
    return search
  }
}
