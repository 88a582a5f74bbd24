import { Link } from '@remix-run/react'
import type { OwnPortrait } from '../../../server/portraits/portrait.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Portrait } from '../portraits/portrait.tsx'

/** How families see the carer, and the way to change it. */
export function OwnSign({ name, portrait }: Pick<OwnPortrait, 'name' | 'portrait'>) {
  const t = useT('portraits')
  return (
    <Link
      to="/carer/portrait"
      className="link grid shrink-0 justify-items-center gap-1 text-sm elder:text-base"
    >
      <Portrait name={name} portrait={portrait} size="lg" />
      {t('mine')}
    </Link>
  )
}
