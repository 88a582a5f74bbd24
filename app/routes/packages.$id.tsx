import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { refundPackageInput } from '../../server/packages/package.contract.ts'
import { useIntentForm } from '../features/desk/use-intent-form.ts'
import { PackageBadge, PackageFacts } from '../features/packages/package-card.tsx'
import {
  PackageFigures,
  PackageMove,
  PackageRefunds,
  PackageVisits,
  RefundForm,
} from '../features/packages/package-page.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { found, requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'packages:title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const bought = await found(context.api.packages.get({ packageId: params.id ?? '' }))
  return { bought, keyOf: randomUUID() }
}

const refundForm = refundPackageInput.omit({ packageId: true })

/** Goes on to pay it, or gives back what is not used. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const packageId = params.id ?? ''
  const form = await request.formData()
  try {
    switch (form.get('intent')) {
      case 'pay':
        return redirect((await context.api.packages.pay({ packageId })).url)
      case 'refund': {
        const read = readForm(form, refundForm)
        if (!read.ok) return read.reply
        await context.api.packages.refund({ packageId, ...read.value })
        return redirect(`/packages/${packageId}`)
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  throw data(null, { status: 400 })
}

/** A package as its family sees it: what is left, what each visit came to, and the way out. */
export default function OnePackage() {
  const { bought, keyOf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('packages')
  const paying = useIntentForm(answer, 'pay')
  return (
    <Page>
      <Breadcrumbs items={[{ to: '/packages', label: t('mine') }, { label: bought.title }]} />
      <PageHead
        eyebrow={`${bought.calledBy} · ${bought.number}`}
        title={t('buy.title', { title: bought.title, count: bought.visits })}
        lead={bought.providerName}
        actions={<PackageBadge state={bought.state} />}
      />
      <FormSummary form={paying} />
      <PackageFacts found={bought} />
      <PackageMove found={bought} keyOf={keyOf} />
      {bought.state !== 'awaiting_payment' && bought.state !== 'lapsed' && (
        <>
          <PackageFigures found={bought} />
          <PackageVisits units={bought.units} />
        </>
      )}
      <PackageRefunds refunds={bought.refunds} />
      <RefundForm found={bought} answer={answer} keyOf={keyOf} />
    </Page>
  )
}
