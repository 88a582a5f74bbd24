import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { EmptyState, LinkButton, Page } from '../../ui/index.ts'
import { useRootData } from './root-data.ts'

/** What a page says when it cannot be shown: kindly, with a way on, and with the number our log knows it by. */
export function ErrorPage({ status }: { status: number }) {
  const t = useT('common')
  const { pathname, search } = useLocation()
  const requestId = useRootData()?.requestId
  const home = (
    <LinkButton to="/" tone="secondary">
      {t('errors.notFoundWayOut')}
    </LinkButton>
  )
  if (status === 401) {
    const signIn = (
      <LinkButton to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>{t('nav.signIn')}</LinkButton>
    )
    return (
      <Words drawing="door" title={t('errors.forbiddenTitle')} text={t('errors.forbidden')} action={signIn} />
    )
  }
  if (status === 410)
    return <Words drawing="calendar" title={t('errors.goneTitle')} text={t('errors.gone')} action={home} />
  if (status === 403 || status === 404) {
    return (
      <Words drawing="search" title={t('errors.notFoundTitle')} text={t('errors.notFound')} action={home} />
    )
  }
  return (
    <Words
      drawing="table"
      title={t('errors.brokenTitle')}
      text={t('errors.broken')}
      note={requestId && t('errors.requestId', { id: requestId })}
      action={
        <LinkButton to={pathname + search} reloadDocument>
          {t('errors.retry')}
        </LinkButton>
      }
    />
  )
}

/** The same for whatever was thrown on the way to this page. */
export function ThrownErrorPage() {
  const error = useRouteError()
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}

type Words = {
  drawing: 'door' | 'calendar' | 'search' | 'table'
  title: string
  text: string
  note?: string
  action: React.ReactNode
}

function Words({ drawing, title, text, note, action }: Words) {
  return (
    <Page width="form">
      <EmptyState drawing={drawing} title={<h1>{title}</h1>} action={action}>
        <p>{text}</p>
        {note && <p className="mt-3 text-sm elder:text-base">{note}</p>}
      </EmptyState>
    </Page>
  )
}
