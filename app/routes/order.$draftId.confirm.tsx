import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { takeCouponInput } from '../../server/entitlements/entitlement.contract.ts'
import { CouponField } from '../features/coupons/coupon-field.tsx'
import { Intent } from '../features/desk/intent.tsx'
import { useIntentForm } from '../features/desk/use-intent-form.ts'
import { RefundTerms, WhatFollows } from '../features/orders/confirm-outlook.tsx'
import { ConfirmPrice, ConfirmSummary } from '../features/orders/confirm-summary.tsx'
import { DraftFrame, draftPath } from '../features/orders/draft-frame.tsx'
import { openDraft } from '../features/orders/draft-loader.server.ts'
import { MeanwhileNotice } from '../features/orders/meanwhile-notice.tsx'
import { whoAndWhere } from '../features/orders/who-and-where.server.ts'
import { PackageOffers } from '../features/packages/package-offers.tsx'
import { CallerOffer, takesCalls } from '../features/phone-orders/caller-offer.tsx'
import { PlanOffer } from '../features/plans/plan-offer.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { requirePerson } from '../session/access.server.ts'
import { Card, LinkButton, Money, SubmitBar, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'orders:confirm.title', quiet: 'everybody' }
export { DraftErrorBoundary as ErrorBoundary } from '../features/orders/draft-frame.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const draft = await openDraft(context, params.draftId)
  if (draft.step !== 'confirm') throw redirect(draftPath(draft, draft.step))
  const signedIn = context.viewer.kind === 'person'
  const owned = { ownerKey: context.draftKey, draftId: draft.id }
  const quote = await context.api.drafts.quote(owned)
  if (!quote) throw redirect(draftPath(draft, 'when'))
  const packages =
    quote.package || draft.plan
      ? []
      : await context.api.packages.offers({ providerId: draft.offering.providerId })
  const mayPhone = takesCalls(context.viewer, draft.offering.providerId)
  return {
    draft,
    quote,
    packages: packages.filter(({ offeringId }) => offeringId === draft.offering.id),
    signedIn,
    mayPhone,
    ...(await whoAndWhere(context, draft)),
    meanwhile: await context.api.drafts.meanwhile(owned),
    placementKey: randomUUID(),
  }
}

/** Places the order and goes on to pay it. A time taken meanwhile leads back to choosing one, with all else kept. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const draftId = params.draftId ?? ''
  if (form.get('intent') === 'coupon') return takeCoupon(context, form, draftId)
  try {
    const order = await context.api.orders.place({
      ownerKey: context.draftKey,
      draftId,
      key: String(form.get('key') ?? ''),
      quote: form.has('quote') ? String(form.get('quote')) : undefined,
    })
    if (order.state !== 'awaiting_payment') return redirect(`/orders/${order.id}`)
    return redirect(await payAddress(context.api, order.id))
  } catch (error) {
    const code = problemFrom(error)?.code ?? ''
    if (code === 'orders.slot_taken' || code === 'orders.slot_not_offered' || code.startsWith('capacity.')) {
      return redirect(`/order/${draftId}/when?taken`)
    }
    if (code === 'plans.dates_open') return redirect(`/order/${draftId}/plan`)
    return actionProblem(error, form)
  }
}

/** A coupon's code is taken for whom the order is for; the page then counts again. */
async function takeCoupon(context: AppLoadContext, form: FormData, draftId: string) {
  const draft = await openDraft(context, draftId)
  form.set('recipientId', draft.recipientId ?? '')
  const read = readForm(form, takeCouponInput)
  if (!read.ok) return read.reply
  try {
    await context.api.entitlements.takeCoupon(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/order/${draftId}/confirm`)
}

// The order stands once it is placed: a payment that can't be opened now is opened from its page.
async function payAddress(
  api: Parameters<typeof action>[0]['context']['api'],
  orderId: string,
): Promise<string> {
  try {
    return (await api.orders.pay({ orderId })).url
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return `/orders/${orderId}?problem=${problem.code}`
  }
}

export default function Confirm() {
  const { draft, quote, packages, signedIn, mayPhone, who, place, placementKey, meanwhile } =
    useLoaderData<typeof loader>()
  const t = useT(['orders', 'quotes', 'stays'])
  const dueFen = quote.selfFen + quote.depositFen
  const answer = useActionData<typeof action>()
  const form = useIntentForm(answer, 'place')
  const label = draft.asksFirst ? t('confirm.ask', { calledBy: draft.calledBy }) : t('confirm.pay')
  return (
    <DraftFrame step="confirm" title={t('confirm.title')} lead={t('confirm.lead')}>
      <FormSummary form={form} />
      {draft.calledBy && (
        <MeanwhileNotice meanwhile={meanwhile} calledBy={draft.calledBy} back={draftPath(draft, 'when')} />
      )}
      <ConfirmSummary draft={draft} who={who} place={place} />
      <ConfirmPrice draft={draft} quote={quote} />
      <PackageOffers offers={packages} />
      {signedIn && draft.recipientId && !quote.package && (
        <CouponField answer={answer} keyOf={placementKey} />
      )}
      <PlanOffer draft={draft} paidAhead={quote.package !== null} />
      {draft.forecast && <RefundTerms draft={draft} forecast={draft.forecast} />}
      {draft.forecast && <WhatFollows draft={draft} forecast={draft.forecast} />}
      {mayPhone && draft.recipient && <CallerOffer draftId={draft.id} />}
      {signedIn ? (
        <Form method="post">
          <Intent value="place" keyOf={placementKey} />
          <input type="hidden" name="quote" value={quote.seen} />
          <SubmitBar
            aside={
              <Money fen={dueFen} label={t(quote.depositFen > 0 ? 'stays:confirm.pay' : 'quotes:self')} />
            }
          >
            <SubmitButton>{dueFen === 0 && !draft.asksFirst ? t('quotes:free') : label}</SubmitButton>
            <LinkButton to={draftPath(draft, 'when')} tone="quiet">
              {t('step.back')}
            </LinkButton>
          </SubmitBar>
        </Form>
      ) : (
        <Card className="grid gap-4">
          <p>{t('confirm.signInText')}</p>
          <LinkButton to={`/sign-in?next=${encodeURIComponent(draftPath(draft, 'confirm'))}`}>
            {t('confirm.signIn')}
          </LinkButton>
        </Card>
      )}
    </DraftFrame>
  )
}
