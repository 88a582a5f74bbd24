import { Link } from '@remix-run/react'
import type { SlotsView } from '../../../server/availability/availability.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { LevelText } from '../discovery/caregivers.tsx'
import { Portrait } from '../portraits/portrait.tsx'

type Props = {
  caregivers: SlotsView['caregivers']
  chosen: string | null
  path: string
  /** What else the address carries on, '&name=value'. */
  more?: string
}

/** Who comes, as links: whoever is chosen, the page shows their times. Whatever was saved before stays in the draft. */
export function CaregiverChoice({ caregivers, chosen, path, more = '' }: Props) {
  const t = useT('orders')
  if (caregivers.length === 0) return null
  return (
    <nav aria-label={t('when.caregiver')} className="grid gap-2">
      <p aria-hidden="true" className="font-semibold">
        {t('when.caregiver')}
      </p>
      <ul className="grid gap-2 sm:grid-cols-2">
        <Option to={`${path}?caregiver=any${more}`} current={chosen === null} title={t('when.anyone')}>
          {t('when.anyoneText')}
        </Option>
        {caregivers.map(({ id, name, level, portrait }) => (
          <Option
            key={id}
            to={`${path}?caregiver=${id}${more}`}
            current={chosen === id}
            title={name}
            face={<Portrait name={name} portrait={portrait} size="sm" />}
          >
            <LevelText level={level} />
          </Option>
        ))}
      </ul>
    </nav>
  )
}

type OptionProps = {
  to: string
  current: boolean
  title: string
  face?: React.ReactNode
  children: React.ReactNode
}

function Option({ to, current, title, face, children }: OptionProps) {
  return (
    <li>
      <Link
        to={to}
        preventScrollReset
        replace
        aria-current={current ? 'true' : undefined}
        className={cx(
          'flex h-full min-h-target items-center gap-3 rounded-md border px-4 py-2.5 no-underline transition-colors hover:border-pine-line',
          current
            ? 'border-pine bg-pine-wash shadow-[inset_0_0_0_1px_var(--pine)]'
            : 'border-line bg-surface',
        )}
      >
        {face}
        <span className="grid">
          <span className="font-semibold">{title}</span>
          <span className="text-sm text-ink-soft elder:text-base">{children}</span>
        </span>
      </Link>
    </li>
  )
}
