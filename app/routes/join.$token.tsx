import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { Card, EmptyState, LinkButton, Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = {
  title: (t, shown) =>
    shown?.invite
      ? t('family:join.titleNoName', { family: shown.invite.familyName })
      : t('family:join.invalid'),
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const signedIn = context.viewer.kind === 'person'
  const token = params.token ?? ''
  try {
    return data({ signedIn, token, invite: await context.api.families.previewInvite({ token }) })
  } catch (error) {
    if (!problemFrom(error)) throw error
    return data({ signedIn, token, invite: null }, { status: 410 })
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  try {
    await context.api.families.join({ token: params.token ?? '' })
  } catch (error) {
    return actionProblem(error, new FormData())
  }
  return redirect('/family')
}

export default function Join() {
  const { invite, signedIn, token } = useLoaderData<typeof loader>()
  const t = useT('family')
  const form = useFormReply(useActionData<typeof action>())
  if (!invite) {
    return (
      <Page width="form">
        <EmptyState drawing="people" title={<h1>{t('join.invalid')}</h1>}>
          {t('join.invalidText')}
        </EmptyState>
      </Page>
    )
  }
  const names = { name: invite.invitedByName, family: invite.familyName }
  return (
    <Page width="form">
      <PageHead title={t(names.name ? 'join.title' : 'join.titleNoName', names)} />
      <FormSummary form={form} />
      <Card className="grid gap-4">
        <p>{t('join.role', { role: t(`role.${invite.role}`), text: t(`roleText.${invite.role}`) })}</p>
        <p className="text-ink-soft">{t('join.until', { until: invite.expiresAt })}</p>
        {signedIn ? (
          <Form method="post">
            <SubmitButton>{t('join.join')}</SubmitButton>
          </Form>
        ) : (
          <LinkButton
            to={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}
            className="justify-self-start"
          >
            {t('join.signIn')}
          </LinkButton>
        )}
      </Card>
    </Page>
  )
}
