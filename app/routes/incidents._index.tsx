import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { raiseIncidentInput } from '../../server/incidents/incident.contract.ts'
import { CallButton } from '../features/incidents/call-button.tsx'
import { IncidentList } from '../features/incidents/incident-list.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { ProblemNotice } from '../rpc/problem-notice.tsx'
import { requirePerson } from '../session/access.server.ts'
import { Card, Page, PageHead, Section } from '../ui/index.ts'

export const handle = { title: 'incidents:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const [rows, families] = await Promise.all([context.api.incidents.list(), context.api.families.list()])
  const people = families
    .flatMap(({ recipients }) => recipients)
    .map(({ id, calledBy }) => ({ id, calledBy, keyOf: randomUUID() }))
  return { rows, people, now: context.now }
}

/** One press, from here or from an order's page: straight to the call. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, raiseIncidentInput)
  if (!read.ok) return read.reply
  try {
    const { id } = await context.api.incidents.raise(read.value)
    return redirect(`/incidents/${id}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function Incidents() {
  const t = useT('incidents')
  const { rows, people, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page width="form">
      <PageHead title={t('title')} lead={t('lead')} />
      <ProblemNotice problem={isFormReply(answer) ? answer.problem : null} />
      {people.length > 0 && (
        <Section title={t('ask.title')} lead={t('ask.text')}>
          <Card className="grid gap-3">
            {people.map(({ id, calledBy, keyOf }) => (
              <CallButton
                key={id}
                label={t('ask.button', { calledBy })}
                keyOf={keyOf}
                of={{ recipientId: id }}
                wide
              />
            ))}
          </Card>
        </Section>
      )}
      <IncidentList rows={rows} now={now} />
    </Page>
  )
}
