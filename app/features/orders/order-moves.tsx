import { Form } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Card, LinkButton, SubmitButton, TextArea } from '../../ui/index.ts'
import { CopyButton } from './copy-button.tsx'
import { Fold } from './fold.tsx'

/** The one thing that waits for the family now: paying, confirming, reviewing. */
export function FirstMove({ order, moveKey }: { order: OrderView; moveKey: string }) {
  const t = useT('orders')
  const { state, moves, payment } = order
  if ((state === 'awaiting_payment' || state === 'planned') && moves.includes('cancel')) {
    return (
      <div className="flex flex-wrap gap-3">
        <Form method="post" action={`/orders/${order.id}/pay`} className="max-sm:w-full">
          <SubmitButton wide tone={state === 'planned' ? 'secondary' : 'primary'}>
            {t('page.pay', { fen: state === 'planned' ? order.priceFen : payment.amountFen })}
          </SubmitButton>
        </Form>
        {order.canExtend && (
          <Form method="post" className="max-sm:w-full">
            <SubmitButton wide tone="secondary" name="intent" value="extend">
              {t('page.extend')}
            </SubmitButton>
          </Form>
        )}
      </div>
    )
  }
  if (moves.includes('confirm')) {
    return (
      <Form method="post" className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <input type="hidden" name="key" value={moveKey} />
        <SubmitButton name="intent" value="confirm">
          {t('page.confirm')}
        </SubmitButton>
        <p className="text-ink-soft">
          {order.concessionFen > 0
            ? t('page.confirmPart', { fen: order.concessionFen })
            : t('page.confirmText')}
        </p>
      </Form>
    )
  }
  if (order.canReview) {
    return (
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <LinkButton to={`/orders/${order.id}/review`}>{t('page.review')}</LinkButton>
        <p className="text-ink-soft">{t('page.reviewText')}</p>
      </div>
    )
  }
  return null
}

/** What else may be done: each unfolds first, so that nothing happens by a slip. */
export function OtherMoves({ order, moveKey, form }: { order: OrderView; moveKey: string; form: FormState }) {
  const t = useT('orders')
  const said = form.items.length > 0
  if (!(['dispute', 'cancel', 'miss'] as const).some((move) => order.moves.includes(move))) return null
  return (
    <section aria-label={t('page.actions')} className="grid gap-3 print:hidden">
      {order.moves.includes('dispute') && (
        <Fold summary={t('page.dispute')} open={said || undefined}>
          <Form method="post" noValidate className="grid gap-4">
            <input type="hidden" name="key" value={moveKey} />
            <TextArea
              label={t('page.disputeReason')}
              hint={t('page.disputeHint')}
              maxLength={500}
              {...form.field('reason')}
            />
            <SubmitButton tone="secondary" name="intent" value="dispute" className="justify-self-start">
              {t('page.disputeSend')}
            </SubmitButton>
          </Form>
        </Fold>
      )}
      {order.moves.includes('miss') && (
        <Fold summary={t('page.miss')} danger>
          <p>{t('page.missText', { paid: order.payment.state === 'paid' ? order.payment.amountFen : 0 })}</p>
          <Form method="post">
            <input type="hidden" name="key" value={moveKey} />
            <SubmitButton tone="danger" name="intent" value="miss">
              {t('page.missSend')}
            </SubmitButton>
          </Form>
        </Fold>
      )}
      {order.moves.includes('cancel') && (
        <Fold summary={t('page.cancel')} danger>
          <p>
            <WhatComesBack order={order} />
          </p>
          <Form method="post" className="grid justify-items-start gap-2">
            <input type="hidden" name="key" value={moveKey} />
            <SubmitButton tone="danger" name="intent" value="cancel">
              {t('page.cancelSend')}
            </SubmitButton>
            <p className="text-sm text-ink-soft elder:text-base">{t('page.cancelKeep')}</p>
          </Form>
        </Fold>
      )}
    </section>
  )
}

function WhatComesBack({ order }: { order: OrderView }) {
  const t = useT('orders')
  const paid = order.payment.state === 'paid' ? order.payment.amountFen : 0
  const refund = order.refundIfCancelledFen ?? 0
  const ahead = order.quote?.package?.fen ?? 0
  const back = order.visitIfCancelledFen
  const own = ownPart(paid, refund, t)
  if (back !== null) {
    const visit =
      back === ahead ? t('page.cancelVisit') : t('page.cancelVisitUsed', { back, kept: ahead - back })
    return (
      <>
        {visit} {paid > 0 && own}
      </>
    )
  }
  return <>{own}</>
}

/** Of what was paid for this order itself. */
function ownPart(
  paid: number,
  refund: number,
  t: (
    key: 'page.cancelFree' | 'page.cancelFull' | 'page.cancelNone' | 'page.cancelPart',
    said?: Record<string, number>,
  ) => string,
): string {
  if (paid === 0) return t('page.cancelFree')
  if (refund >= paid) return t('page.cancelFull', { paid })
  if (refund === 0) return t('page.cancelNone')
  return t('page.cancelPart', { refund, kept: paid - refund })
}

export type MadeLink = { url: string; expiresAt: Date }

/** A page of their own for the elder, made on demand. The link is shown once: only its hash is kept. */
export function ElderLink({
  calledBy,
  recipientId,
  made,
}: {
  calledBy: string
  recipientId: string
  made: MadeLink | null
}) {
  const t = useT(['orders', 'family'])
  return (
    <Card className="grid gap-3 print:hidden">
      <h2 className="text-lg">{t('page.elderLink', { calledBy })}</h2>
      <p className="text-ink-soft">{t('page.elderLinkText')}</p>
      {made && <ShownLink label={t('page.elderLinkReady', { calledBy })} {...made} />}
      <Form method="post" className="grid justify-items-start gap-2">
        <SubmitButton tone="secondary" name="intent" value="elder-link">
          {t('page.elderLinkMake')}
        </SubmitButton>
        <LinkButton to={`/family/recipients/${recipientId}/card`} tone="quiet" size="sm">
          {t('family:card.open')}
        </LinkButton>
        <p className="text-sm text-ink-soft elder:text-base">{t('page.elderLinkReplace')}</p>
      </Form>
    </Card>
  )
}

/** A secret address, to be copied by hand or by button. */
export function ShownLink({ label, url, expiresAt }: MadeLink & { label: string }) {
  const t = useT('orders')
  const formats = useFormats()
  return (
    <div role="status" className="grid gap-2 rounded-md border border-good-line bg-good-wash p-4">
      <label htmlFor="made-link" className="font-semibold">
        {label}
      </label>
      <input
        id="made-link"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        className="control text-sm"
      />
      <CopyButton text={url} />
      <p className="text-sm elder:text-base">
        {t('page.elderLinkUntil', { until: formats.fullDay(expiresAt) })}
      </p>
    </div>
  )
}
