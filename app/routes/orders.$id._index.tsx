import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { finalOrderStates } from '../../server/orders/order.contract.ts'
import { answerMove } from '../features/moving/answer-move.server.ts'
import { OrderPage } from '../features/orders/order-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { formatsFor } from '../i18n/formats.ts'
import type { Locale } from '../i18n/locales.ts'
import { zoneFrom } from '../i18n/zones.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { useKept } from '../rpc/use-kept.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) =>
    shown &&
    t('orders:page.title', {
      title: shown.order.terms.title,
      day: formatsFor(shown.locale as Locale).day(shown.order.startsAt),
    }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const order = await found(context.api.orders.get({ orderId: params.id ?? '', as: 'family' }))
  if (order.as === 'provider') throw redirect(`/desk/${order.provider.id}/orders/${order.id}`)
  const [care, coming, { carers }, lapse] = await Promise.all([
    context.api.care.ofOrder({ orderId: order.id }),
    context.api.carer.whoComes({ orderId: order.id }),
    context.api.filings.verified({ providerId: order.provider.id }),
    context.api.filings.lapseOfOrder({ orderId: order.id }),
  ])
  const papers = carers.filter(({ caregiverId }) => caregiverId === order.visit.caregiver.id)
  const over = finalOrderStates.some((state) => state === order.state)
  const offers = over ? await context.api.suspensions.offers({ orderId: order.id }) : []
  const problem = new URL(request.url).searchParams.get('problem')
  const shown = { order, offers, care, problem, lapse, who: { ...coming, papers } }
  const zone = zoneFrom(request.headers)
  return { ...shown, zone, locale: context.locale, now: context.now, moveKey: randomUUID() }
}

/** Confirm, cancel, dispute, answer another time, or make the elder's link: each button says which by its intent. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const orderId = params.id ?? ''
  const intent = form.get('intent')
  try {
    if (intent === 'elder-link') {
      const { recipient } = await context.api.orders.get({ orderId, as: 'family' })
      return { made: await context.api.elders.createLink({ recipientId: recipient.id }) }
    }
    if (intent === 'answer-move') return (await answerMove(context, form)) ?? redirect(`/orders/${orderId}`)
    if (intent === 'extend') {
      await context.api.orders.extend({ orderId })
      return redirect(`/orders/${orderId}`)
    }
    const move = (['confirm', 'cancel', 'dispute', 'miss'] as const).find((name) => name === intent)
    if (!move) throw data(null, { status: 400 })
    await context.api.orders.move({
      orderId,
      transition: move,
      reason: String(form.get('reason') ?? ''),
      key: String(form.get('key') ?? ''),
    })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/orders/${orderId}`)
}

export default function Order() {
  const { order, offers, care, lapse, who, problem, now, zone, moveKey } = useLoaderData<typeof loader>()
  const answer = useKept(useActionData<typeof action>())
  const made = answer && !isFormReply(answer) && 'made' in answer ? answer.made : null
  return (
    <OrderPage
      order={order}
      offers={offers}
      care={care}
      lapse={lapse}
      who={who}
      problem={problem}
      now={now}
      zone={zone}
      moveKey={moveKey}
      answer={answer}
      made={made}
    />
  )
}
