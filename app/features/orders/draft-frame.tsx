import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, LinkButton, Page, PageHead, Progress } from '../../ui/index.ts'
import { ThrownErrorPage } from '../shell/error-page.tsx'

const steps = ['who', 'when', 'confirm'] as const

type FrameProps = { step: (typeof steps)[number]; title: string; lead?: ReactNode; children: ReactNode }

/** One step of an order: where one is, one group of questions. */
export function DraftFrame({ step, title, lead, children }: FrameProps) {
  const t = useT('orders')
  return (
    <Page width="form">
      <Progress step={steps.indexOf(step) + 1} of={steps.length} title={t(`step.${step}`)} />
      <PageHead title={title} lead={lead} />
      {children}
    </Page>
  )
}

export const draftPath = (draft: Pick<DraftView, 'id'>, step: (typeof steps)[number]) =>
  `/order/${draft.id}/${step}`

/** A draft belongs to one browser and does not live for ever. */
export function DraftErrorBoundary() {
  const error = useRouteError()
  const t = useT('orders')
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ThrownErrorPage />
  return (
    <Page width="form">
      <EmptyState
        drawing="notebook"
        title={<h1>{t('draft.gone')}</h1>}
        action={<LinkButton to="/search?bookable=1">{t('list.find')}</LinkButton>}
      >
        {t('draft.goneText')}
      </EmptyState>
    </Page>
  )
}
