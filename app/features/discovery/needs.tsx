import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { searchPath } from './search-path.ts'

/** What people come with, in their own words, and the search that answers it. */
const needs = {
  needsElder: {
    home_care: { kind: 'home_care' },
    bathing: { category: 'bathing' },
    medical_escort: { category: 'medical_escort' },
    day_care: { kind: 'day_care' },
    residential: { kind: 'residential' },
    rehabilitation: { category: 'rehabilitation' },
  },
  needsChild: {
    nursery: { kind: 'nursery' },
    childcare_temporary: { category: 'childcare_temporary' },
    parent_course: { category: 'parent_course' },
  },
} as const satisfies Record<string, Record<string, Partial<SearchQuery>>>

/** Ways in by need: each a link into search. */
export function Needs() {
  const t = useT('discovery')
  return (
    <section aria-labelledby="needs" className="grid gap-6">
      <h2 id="needs" className="text-xl">
        {t('home.needs')}
      </h2>
      <div className="grid items-start gap-8 md:grid-cols-[2fr_1fr]">
        <Group title={t('home.needsElder')} wide>
          {Object.entries(needs.needsElder).map(([name, query]) => (
            <Need key={name} name={name as keyof typeof needs.needsElder} query={query} />
          ))}
        </Group>
        <Group title={t('home.needsChild')}>
          {Object.entries(needs.needsChild).map(([name, query]) => (
            <Need key={name} name={name as keyof typeof needs.needsChild} query={query} />
          ))}
        </Group>
      </div>
    </section>
  )
}

function Group({ title, wide, children }: { title: string; wide?: boolean; children: React.ReactNode }) {
  return (
    <div className="grid gap-2">
      <h3 className="text-sm text-pine elder:text-base">{title}</h3>
      <ul className={wide ? 'grid gap-x-8 sm:grid-cols-2' : 'grid'}>{children}</ul>
    </div>
  )
}

type Name = keyof typeof needs.needsElder | keyof typeof needs.needsChild

function Need({ name, query }: { name: Name; query: Partial<SearchQuery> }) {
  const t = useT('discovery')
  return (
    <li className="border-b border-line">
      <Link
        to={searchPath(query)}
        className="group flex min-h-target items-center justify-between gap-4 py-3 no-underline hover:text-pine"
      >
        <span className="grid">
          <span className="font-semibold">{t(`home.need.${name}`)}</span>
          <span className="text-sm text-ink-soft elder:text-base">{t(`home.need.${name}Text`)}</span>
        </span>
        <ChevronRight
          aria-hidden="true"
          className="size-5 shrink-0 text-pine transition-transform group-hover:translate-x-0.5"
        />
      </Link>
    </li>
  )
}
