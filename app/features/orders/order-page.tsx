import { Link } from '@remix-run/react'
import type { CareView } from '../../../server/care/care.contract.ts'
import type { LapseView } from '../../../server/filings/lapses/lapse.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import type { Replacement } from '../../../server/suspensions/suspension.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Breadcrumbs,
  buttonClass,
  Card,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  When,
} from '../../ui/index.ts'
import { FamilyCare } from '../care/family-care.tsx'
import { hasEvidence, KnotEvidence } from '../care/knot-evidence.tsx'
import { ChatCard } from '../chat/chat-card.tsx'
import { ComplainLink } from '../complaints/complain-link.tsx'
import { YourTime } from '../feeds/your-time.tsx'
import { LapseNotice } from '../filings/lapse-notice.tsx'
import { HelpCard } from '../incidents/help-card.tsx'
import { MoveLink, ProposalNotice } from '../moving/proposal-notice.tsx'
import { QuoteBill } from '../quotes/quote-bill.tsx'
import { type Knot, Timeline } from '../timeline/timeline.tsx'
import { Offers } from '../watch/offers.tsx'
import { OrderBadge } from './order-badge.tsx'
import { Agreed, OwnReview, StartCode } from './order-facts.tsx'
import { useOrderKnots } from './order-knots.ts'
import { ElderLink, FirstMove, type MadeLink, OtherMoves } from './order-moves.tsx'
import { deadlineOf, sentenceOf } from './order-words.ts'
import { PrintButton } from './print-button.tsx'
import { type Known, WhoComes } from './who-comes.tsx'

type Props = {
  /** Where to go instead, where it was called off. */
  offers: readonly Replacement[]
  order: OrderView
  care: CareView
  /** What became of it when a paper was over. */
  lapse: LapseView | null
  who: Known
  now: Date
  /** Whose clocks the reader last had, where not Shanghai's. */
  zone: string | null
  moveKey: string
  answer: unknown
  made: MadeLink | null
  problem: string | null
}

/** While something of these is going on, the page changes by itself. */
const moving: readonly OrderView['state'][] = [
  'awaiting_elder',
  'awaiting_payment',
  'planned',
  'requested',
  'accepted',
  'in_service',
]

/** While somebody comes, is there, or has just left. */
const helpful: readonly OrderView['state'][] = ['accepted', 'in_service', 'completed', 'disputed']

/** One order as its family sees it: what is next on top, the thread, the code for the door, all that was agreed. */
export function OrderPage({
  order,
  offers,
  care,
  lapse,
  who,
  now,
  zone,
  moveKey,
  answer,
  made,
  problem,
}: Props) {
  const t = useT(['orders', 'quotes', 'stays'])
  const form = useFormReply(answer)
  const { recipient, visit } = order
  const watching =
    order.as === 'family' &&
    order.moves.length === 0 &&
    moving.includes(order.state) &&
    order.state !== 'in_service'
  // The elder answers on their own page, so the way there is what is wanted now.
  const asksElder = order.state === 'awaiting_elder' && order.moves.length > 0
  return (
    <Page>
      {moving.includes(order.state) && <RefreshWithoutScript />}
      <Breadcrumbs items={[{ to: '/orders', label: t('list.title') }, { label: order.terms.title }]} />
      <PageHead
        eyebrow={t('page.eyebrow', { calledBy: recipient.calledBy, number: order.number })}
        title={order.terms.title}
        lead={
          <>
            <When at={order.startsAt} to={order.endsAt} />
            <YourTime startsAt={order.startsAt} endsAt={order.endsAt} zone={zone} />
          </>
        }
        actions={<OrderBadge state={order.state} visitState={visit.state} />}
      />
      <FormSummary form={form} />
      {problem && <ProblemNotice problem={{ code: problem, params: {}, status: 409 }} />}
      {/* On a phone everything stands in one column in the order of urgency: the wrappers dissolve. */}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <div className="contents min-w-0 gap-8 lg:grid">
          <div className="order-1 grid gap-4">
            <ProposalNotice order={order} action={`/orders/${order.id}`} />
            <p className="max-w-measure text-lg">{sentenceOf(order, t, now)}</p>
            <LapseNotice lapse={lapse} />
            <FirstMove order={order} moveKey={moveKey} />
            {order.hasStay && (
              <div>
                <LinkButton to={`/orders/${order.id}/stay`} tone="secondary" size="sm">
                  {t('stays:title')}
                </LinkButton>
              </div>
            )}
            <Offers offers={offers} />
            {order.planId && <PartOfPlan planId={order.planId} />}
          </div>
          <Section title={t('page.timeline')} className="order-3">
            <Progress order={order} care={care} portrait={who.portrait} now={now} />
          </Section>
          <div className="order-5 grid min-w-0 gap-8">
            <FamilyCare care={care} orderId={order.id} recipient={recipient} />
            <OwnReview order={order} />
            <Agreed order={order} />
            {order.quote && (
              <Section title={t('quotes:title')}>
                <QuoteBill quote={order.quote} mine={order.as === 'family'} />
              </Section>
            )}
            {watching && <Notice>{t('page.watching')}</Notice>}
            <OtherMoves order={order} moveKey={moveKey} form={form} />
            <div className="flex flex-wrap items-center gap-3 print:hidden">
              {!moving.includes(order.state) && (
                <LinkButton to={`/providers/${order.provider.id}`} tone="secondary" size="sm">
                  {t('page.again')}
                </LinkButton>
              )}
              <MoveLink order={order} to={`/orders/${order.id}/move`} />
              {moving.includes(order.state) && <CalendarLinks orderId={order.id} />}
              {order.money && (
                <LinkButton to={`/orders/${order.id}/receipt`} tone="secondary" size="sm">
                  {t('page.receipt')}
                </LinkButton>
              )}
              <PrintButton>{t('page.print')}</PrintButton>
            </div>
          </div>
        </div>
        <aside className="contents min-w-0 gap-6 lg:grid">
          {visit.startCode && (
            <div className="order-2">
              <StartCode code={visit.startCode} order={order} />
            </div>
          )}
          {asksElder && (
            <div className="order-2">
              <ElderLink calledBy={recipient.calledBy} recipientId={recipient.id} made={made} />
            </div>
          )}
          <div className="order-4 grid min-w-0 gap-6">
            <WhoComes order={order} who={who} now={now} />
            <ChatCard orderId={order.id} side="family" to={`/orders/${order.id}/chat`} />
            {helpful.includes(order.state) && (
              <HelpCard orderId={order.id} keyOf={moveKey} side="family" calledBy={recipient.calledBy} />
            )}
            {order.timeline.some(({ transition }) => transition === 'pay') && (
              <ComplainLink orderId={order.id} />
            )}
            {!asksElder && recipient.kind === 'elder' && order.moves.length > 0 && (
              <ElderLink calledBy={recipient.calledBy} recipientId={recipient.id} made={made} />
            )}
          </div>
        </aside>
      </div>
    </Page>
  )
}

/** One of a regular visit's days: the way to all of them. */
function PartOfPlan({ planId }: { planId: string }) {
  const t = useT('plans')
  return (
    <p className="flex flex-wrap gap-x-3">
      {t('order.part')}
      <Link to={`/plans/${planId}`} className="link">
        {t('order.see')}
      </Link>
    </p>
  )
}

/** The visit as a file, or all of them as a subscription. */
function CalendarLinks({ orderId }: { orderId: string }) {
  const t = useT('feeds')
  return (
    <>
      <a
        href={`/orders/${orderId}/calendar.ics`}
        className={buttonClass({ tone: 'secondary', size: 'sm' })}
        download
      >
        {t('entry')}
      </a>
      <LinkButton to="/account/calendars" tone="quiet" size="sm">
        {t('subscribe')}
      </LinkButton>
    </>
  )
}

type ProgressProps = { order: OrderView; care: CareView; portrait: string | null; now: Date }

function Progress({ order, care, portrait, now }: ProgressProps) {
  const t = useT('orders')
  const begun = order.timeline.find(
    ({ subject, transition }) => `${subject}.${transition}` === 'visit.check_in',
  )
  const knots = useOrderKnots(order, portrait).map((knot) =>
    knot.key === String(begun?.position) && hasEvidence(care) ? withEvidence(knot, care) : knot,
  )
  const deadline = deadlineOf(order, t, now)
  return (
    <Card>
      <Timeline knots={knots} now={now} {...(deadline && { deadline })} />
    </Card>
  )
}

const withEvidence = (knot: Knot, care: CareView): Knot => ({
  ...knot,
  detail: (
    <>
      {knot.detail}
      <KnotEvidence care={care} />
    </>
  ),
})

/** With JavaScript the page is told of changes; without it, it asks again every half minute while it waits. */
function RefreshWithoutScript() {
  return (
    <noscript>
      <meta httpEquiv="refresh" content="30" />
    </noscript>
  )
}
