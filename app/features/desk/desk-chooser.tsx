import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { Desk } from '../../session/access.server.ts'
import { Avatar, Badge, EmptyState, LinkButton, Page, PageHead } from '../../ui/index.ts'

type Counted = Desk & { toAnswer: number; today: number }

/** Which of several providers to begin with, or how to come to one. */
export function DeskChooser({ desks }: { desks: readonly Counted[] }) {
  const t = useT('provider')
  if (desks.length === 0) {
    return (
      <Page width="form">
        <EmptyState
          drawing="door"
          title={<h1>{t('desk.noneTitle')}</h1>}
          action={<LinkButton to="/search">{t('desk.findMine')}</LinkButton>}
        >
          <p>{t('desk.none')}</p>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageHead title={t('desk.choose')} lead={t('desk.chooseLead')} />
      <ul className="grid gap-4">
        {desks.map((desk) => (
          <li key={desk.id}>
            <Link
              to={`/desk/${desk.id}`}
              prefetch="intent"
              className="flex items-center gap-4 rounded-md border border-line bg-surface p-5 no-underline shadow-soft hover:border-pine-line hover:bg-pine-wash"
            >
              <Avatar name={desk.name} />
              <span className="grid min-w-0 flex-1 gap-1">
                <span className="text-lg leading-snug font-semibold">{desk.name}</span>
                <span className="text-sm text-ink-soft">
                  {t(`desk.role.${desk.role}`)} · {t('desk.visitsToday', { count: desk.today })}
                </span>
                {desk.toAnswer > 0 && (
                  <span>
                    <Badge tone="now">{t('desk.toAnswer', { count: desk.toAnswer })}</Badge>
                  </span>
                )}
              </span>
              <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-pine" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
