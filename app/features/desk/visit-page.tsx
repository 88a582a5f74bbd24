import { useActionData } from '@remix-run/react'
import type { CareView } from '../../../server/care/care.contract.ts'
import type { LateNoteView } from '../../../server/carer/carer.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { useOnline, useWaiting } from '../../offline/use-waiting.ts'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import { Badge, Breadcrumbs, Card, LinkButton, Page, Section, WithAside } from '../../ui/index.ts'
import { VisitCare } from '../care/visit-care.tsx'
import { LateNotes } from '../carer/late-notes.tsx'
import { OutboxForms } from '../carer/outbox-forms.tsx'
import { WaitingCard } from '../carer/waiting-card.tsx'
import { careWithWaiting, withWaiting } from '../carer/with-waiting.ts'
import { ChatCard } from '../chat/chat-card.tsx'
import { HelpCard } from '../incidents/help-card.tsx'
import { MoveLink, ProposalNotice } from '../moving/proposal-notice.tsx'
import { LeaveForm } from './leave-form.tsx'
import { standingOf, toneOf } from './next-step.ts'
import { OrderThread } from './order-thread.tsx'
import { ReasonForm } from './reason-form.tsx'
import { ReduceForm } from './reduce-form.tsx'
import { TurnBackForm } from './turn-back-form.tsx'
import { useIntentForm } from './use-intent-form.ts'
import { VisitFacts } from './visit-facts.tsx'
import { VisitStep } from './visit-step.tsx'
import { VisitTo } from './visit-to.tsx'

export type VisitPageProps = {
  order: OrderView
  care: CareView
  /** What a photo was refused with. */
  problem: string | null
  providerId: string
  keyOf: string
  now: Date
  /** What came when the order could no longer take it. */
  lateNotes: readonly LateNoteView[]
}

/** One visit in a carer's hand: where, whom to call, and the one thing to do now. */
export function VisitPage(props: VisitPageProps) {
  const { problem, providerId, keyOf, now, lateNotes } = props
  const device = useWaiting()
  const online = useOnline()
  const order = withWaiting(props.order, device.waiting)
  const care = careWithWaiting(props.care, order, device.waiting)
  const t = useT(['provider', 'stays'])
  const formats = useFormats()
  const moving = useIntentForm(useActionData(), 'answer-move')
  const step = { order, keyOf, now, placeAgreed: care.agreed.whereabouts }
  const standing = standingOf({ state: order.state, visitState: order.visit.state })
  return (
    <Page className="gap-6 py-5 sm:gap-8 sm:py-8">
      <div className="grid gap-2">
        <Breadcrumbs
          items={[{ to: `/desk/${providerId}`, label: t('visit.back') }, { label: order.number }]}
        />
        <header className="grid gap-1">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="text-2xl sm:text-3xl">{order.terms.title}</h1>
            <Badge tone={toneOf(standing)}>{t(`next.${standing}`)}</Badge>
          </div>
          <p className="text-lg font-medium">
            {order.recipient.name}
            <span aria-hidden="true" className="mx-2 text-line-strong">
              |
            </span>
            <time dateTime={order.startsAt.toISOString()}>{formats.span(order.startsAt, order.endsAt)}</time>
          </p>
        </header>
      </div>
      <WithAside
        aside={
          <>
            <VisitFacts order={order} />
            <ChatCard orderId={order.id} side="provider" to={`/desk/${providerId}/orders/${order.id}/chat`} />
          </>
        }
      >
        <WaitingCard device={device} online={online} orderId={order.id} />
        <VisitTo
          order={order}
          spot={device.kept?.route.visits.find(({ id }) => id === order.id)?.spot ?? null}
        />
        <ProblemNotice problem={moving.problem} />
        <ProposalNotice order={order} action={`/desk/${providerId}/orders/${order.id}`} />
        {problem && <ProblemNotice problem={{ code: problem, params: {}, status: 409 }} />}
        <OutboxForms device={device} orderId={order.id} providerId={providerId}>
          {order.state !== 'in_service' && <VisitStep {...step} />}
          <VisitCare care={care} keyOf={keyOf} photoPath={`/desk/${providerId}/orders/${order.id}/photos`} />
          {order.state === 'in_service' && <VisitStep {...step} />}
        </OutboxForms>
        {(order.state === 'accepted' || order.state === 'in_service') && (
          <HelpCard orderId={order.id} keyOf={keyOf} side="provider" calledBy={order.recipient.calledBy} />
        )}
        {order.hasStay && (
          <div>
            <LinkButton to={`/desk/${providerId}/orders/${order.id}/stay`} tone="secondary" size="sm">
              {t('stays:title')}
            </LinkButton>
          </div>
        )}
        {order.canMove && (
          <div>
            <MoveLink order={order} to={`/desk/${providerId}/orders/${order.id}/move`} />
          </div>
        )}
        {order.visit.report && (
          <Section title={t('visit.reportShown')}>
            <Card tone="quiet">
              <p className="max-w-measure whitespace-pre-line">{order.visit.report}</p>
            </Card>
          </Section>
        )}
        <LateNotes notes={lateNotes} />
        <Section title={t('visit.timeline')}>
          <OrderThread order={order} now={now} />
        </Section>
        {order.visit.turnBackFrom && now >= order.startsAt && (
          <OutboxForms device={device} orderId={order.id} providerId={providerId}>
            <TurnBackForm order={order} from={order.visit.turnBackFrom} keyOf={keyOf} />
          </OutboxForms>
        )}
        {order.visit.canLeave && (
          <OutboxForms device={device} orderId={order.id} providerId={providerId}>
            <LeaveForm
              keyOf={keyOf}
              begun={order.state === 'in_service'}
              placeAgreed={care.agreed.whereabouts}
            />
          </OutboxForms>
        )}
        {order.reduction && <ReduceForm reduction={order.reduction} keyOf={keyOf} />}
        {order.moves.includes('withdraw') && (
          <ReasonForm
            intent="withdraw"
            orderId={order.id}
            keyOf={keyOf}
            words={{
              open: t('visit.withdraw'),
              lead: t('visit.withdrawLead'),
              label: t('visit.withdrawReason'),
              send: t('visit.withdrawSend'),
            }}
          />
        )}
      </WithAside>
    </Page>
  )
}
