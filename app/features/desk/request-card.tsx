import { Form, Link, useActionData } from '@remix-run/react'
import { Clock } from 'lucide-react'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, DescriptionList, Money, SubmitButton } from '../../ui/index.ts'
import { UnreadBadge } from '../chat/unread.tsx'
import { Intent } from './intent.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useIntentForm } from './use-intent-form.ts'

type RequestCardProps = { row: OrderRow; providerId: string; keyOf: string; now: Date }

/** A family's request with everything needed to answer it, and the answer in place. */
export function RequestCard({ row, providerId, keyOf, now }: RequestCardProps) {
  const t = useT('provider')
  const formats = useFormats()
  const answer = useActionData()
  const accepting = useIntentForm(answer, 'accept', {}, { orderId: row.id })
  return (
    <Card as="article" tone="plain" className="grid gap-4">
      {row.due && (
        <p className="flex items-start gap-2 rounded-sm bg-persimmon-wash px-3 py-2 text-persimmon-ink">
          <Clock aria-hidden="true" className="mt-[0.28em] size-5 shrink-0" />
          <time dateTime={row.due.at.toISOString()}>
            {t('inbox.answerBy', { when: formats.deadline(row.due.at, now) })}
          </time>
        </p>
      )}
      <div className="grid gap-1">
        <UnreadBadge orderId={row.id} side="provider" />
        <h2 className="text-xl">
          <Link to={`/desk/${providerId}/orders/${row.id}`} className="no-underline hover:underline">
            {row.title}
          </Link>
        </h2>
        <p className="text-lg font-medium">
          <time dateTime={row.startsAt.toISOString()}>{formats.span(row.startsAt, row.endsAt)}</time>
        </p>
      </div>
      <DescriptionList
        items={[
          { term: t('inbox.forWhom'), value: row.recipientName },
          { term: t('inbox.where'), value: row.addressLine },
          { term: t('inbox.who'), value: row.caregiverName },
          { term: t('inbox.price'), value: <Money fen={row.priceFen} /> },
        ]}
      />
      <div className="grid gap-3">
        <FormSummary form={accepting} />
        <Form method="post">
          <Intent value="accept" keyOf={keyOf} />
          <input type="hidden" name="orderId" value={row.id} />
          <SubmitButton wide name="of" value={`accept-${row.id}`}>
            {t('inbox.accept')}
            <span className="sr-only">
              {' '}
              · {row.recipientName} · {row.title}
            </span>
          </SubmitButton>
        </Form>
        <ReasonForm
          intent="decline"
          orderId={row.id}
          keyOf={keyOf}
          words={{
            open: t('inbox.decline'),
            lead: t('inbox.declineHint'),
            label: t('inbox.declineReason'),
            hint: t('inbox.declineExamples'),
            send: t('inbox.declineSend'),
          }}
        />
      </div>
    </Card>
  )
}
