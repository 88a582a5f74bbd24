import { Form } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { LinkButton, Notice, SubmitButton } from '../../ui/index.ts'

type Props = {
  order: OrderView
  /** Where the answer is sent: the order's page on this side. */
  action: string
}

/** Another time that is being asked for: by whom, why, until when, and the viewer's answer. Nothing without one. */
export function ProposalNotice({ order, action }: Props) {
  const t = useT('plans')
  const { proposal } = order
  if (!proposal) return null
  const { startsAt: at, dueAt: due, may } = proposal
  const own = proposal.side === order.as
  const asked = own
    ? proposal.mine
      ? t('moving.proposalOwn', { at, due })
      : t('moving.proposalTheirs', { name: proposal.askedByName ?? t('moving.family'), at, due })
    : proposal.side === 'family'
      ? t('moving.proposalFamily', { at })
      : t('moving.proposalProvider', { at, provider: order.provider.name })
  return (
    <Notice
      tone={may.includes('agree') ? 'now' : 'info'}
      title={asked}
      actions={
        may.length > 0 && (
          <Form method="post" action={action} className="flex flex-wrap gap-3 print:hidden">
            <input type="hidden" name="intent" value="answer-move" />
            <input type="hidden" name="proposalId" value={proposal.id} />
            {may.map((answer) => (
              <SubmitButton
                key={answer}
                size="sm"
                tone={answer === 'agree' ? 'primary' : 'secondary'}
                name="answer"
                value={answer}
              >
                {t(`moving.${answer}`)}
              </SubmitButton>
            ))}
          </Form>
        )
      }
    >
      {proposal.caregiverName && <p>{t('moving.by', { name: proposal.caregiverName })}</p>}
      {proposal.note && <p>{t('moving.because', { note: proposal.note })}</p>}
      {!own && <p>{t('moving.due', { due })}</p>}
    </Notice>
  )
}

/** The way to another time, for whoever may ask for one. */
export function MoveLink({ order, to }: { order: OrderView; to: string }) {
  const t = useT('plans')
  if (!order.canMove) return null
  return (
    <LinkButton to={to} tone="secondary" size="sm">
      {t('moving.open')}
    </LinkButton>
  )
}
