import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { WayInCard } from '../features/elder/way-in-card.tsx'
import { ShownLink } from '../features/orders/order-moves.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { ProblemNotice } from '../rpc/problem-notice.tsx'
import { useKept } from '../rpc/use-kept.ts'
import { requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Card, Checkbox, Notice, Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('family:card.title', { calledBy: shown.person.calledBy }),
}

/** What is shown here once opens a page without an account: nothing keeps it. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const families = await context.api.families.list()
  const person = families.flatMap(({ recipients }) => recipients).find(({ id }) => id === params.id)
  if (!person) throw data(null, { status: 404 })
  return { person }
}

/** Makes a new way in, which ends the one before, or ends it without another. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { elders } = context.api
  const form = await request.formData()
  const recipientId = params.id ?? ''
  try {
    if (form.get('intent') === 'revoke') {
      await elders.revokeLink({ recipientId })
      return { revoked: true as const }
    }
    return { made: await elders.createLink({ recipientId, text: form.get('text') === 'on' }) }
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function WayIn() {
  const { person } = useLoaderData<typeof loader>()
  const answer = useKept(useActionData<typeof action>())
  const t = useT(['family', 'elder', 'orders'])
  const formats = useFormats()
  const names = { calledBy: person.calledBy }
  const made = answer && !isFormReply(answer) && 'made' in answer ? answer.made : null
  const revoked = answer && !isFormReply(answer) && 'revoked' in answer
  return (
    <Page width="form">
      <div className="grid gap-4 print:hidden">
        <Breadcrumbs
          items={[
            { to: '/family', label: t('page.title') },
            { to: `/family/recipients/${person.id}`, label: person.calledBy },
            { label: t('card.title', names) },
          ]}
        />
        <PageHead title={t('card.title', names)} lead={t('card.lead')} />
        <ProblemNotice problem={isFormReply(answer) ? answer.problem : null} />
        {revoked && (
          <Notice tone="good" live>
            {t('card.revoked')}
          </Notice>
        )}
        {made && (
          <Notice tone="good" live title={t('card.once')}>
            {made.texted && t('elder:card.texted', names)}
          </Notice>
        )}
      </div>
      {made && <WayInCard made={made} />}
      {made && (
        <div className="print:hidden">
          <ShownLink label={t('orders:page.elderLinkReady', names)} {...made} />
        </div>
      )}
      <Card className="grid gap-4 print:hidden">
        <p>
          {person.linkExpiresAt
            ? t('card.live', { until: formats.fullDay(person.linkExpiresAt) })
            : t('card.none')}
        </p>
        <Form method="post" className="grid justify-items-start gap-4">
          {person.phone && <Checkbox name="text">{t('card.text', { phone: person.phone })}</Checkbox>}
          <SubmitButton name="intent" value="make" tone={made ? 'secondary' : 'primary'}>
            {t(person.linkExpiresAt ? 'card.again' : 'card.make')}
          </SubmitButton>
        </Form>
        {person.linkExpiresAt && (
          <Form method="post" className="grid justify-items-start gap-2">
            <SubmitButton name="intent" value="revoke" tone="danger">
              {t('card.revoke')}
            </SubmitButton>
            <p className="text-sm text-ink-soft elder:text-base">{t('card.revokeText')}</p>
          </Form>
        )}
      </Card>
    </Page>
  )
}
