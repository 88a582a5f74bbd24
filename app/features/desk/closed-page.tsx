import { isRouteErrorResponse, useParams, useRouteError } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import type { Closed } from '../../session/access.server.ts'
import { EmptyState, LinkButton, Page } from '../../ui/index.ts'
import { ErrorPage } from '../shell/error-page.tsx'

type Words = { title: string; text: string; to: string; action: string }

/** Why a screen is closed and where to go instead; `words` are for what is missing. Defects get the common page. */
export function ClosedPage({ words }: { words?: Words }) {
  const t = useT(['provider', 'operator'])
  const error = useRouteError()
  const { providerId = '' } = useParams()
  const closed = closedBy(error)
  const shown: Record<Closed['closed'], Words | undefined> = {
    not_yours: {
      title: t('desk.notYoursTitle'),
      text: t('desk.notYours'),
      to: '/desk',
      action: t('desk.toMyDesk'),
    },
    managers_only: {
      title: t('setup.managerOnlyTitle'),
      text: t('setup.managerOnly'),
      to: `/desk/${providerId}`,
      action: t('setup.toToday'),
    },
    operators_only: {
      title: t('operator:onlyTitle'),
      text: t('operator:only'),
      to: '/',
      action: t('operator:home'),
    },
    missing: words,
  }
  const page = closed && shown[closed]
  if (!page) return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
  return (
    <Page width="form">
      <EmptyState
        drawing="door"
        title={<h1>{page.title}</h1>}
        action={<LinkButton to={page.to}>{page.action}</LinkButton>}
      >
        <p>{page.text}</p>
      </EmptyState>
    </Page>
  )
}

function closedBy(error: unknown): Closed['closed'] | null {
  if (!isRouteErrorResponse(error)) return null
  return (error.data as Closed | null)?.closed ?? null
}
