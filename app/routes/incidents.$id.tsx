import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { closeIncidentInput } from '../../server/incidents/incident.contract.ts'
import { IncidentPage } from '../features/incidents/incident-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => (shown ? t('incidents:page.over', { who: shown.incident.who }) : t('incidents:title')),
}

const closeForm = closeIncidentInput.omit({ incidentId: true })
const pressForm = z.object({ key: z.uuid(), press: z.enum(['acknowledge', 'take_back']) })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const incident = await found(context.api.incidents.get({ incidentId: params.id ?? '' }))
  return { incident, keyOf: randomUUID(), now: context.now }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { incidents } = context.api
  const form = await request.formData()
  const incidentId = params.id ?? ''
  const intent = form.get('intent')
  try {
    if (intent === 'close') {
      const read = readForm(form, closeForm)
      if (!read.ok) return read.reply
      await incidents.close({ incidentId, ...read.value })
    } else {
      const read = readForm(form, pressForm)
      if (!read.ok) throw data(null, { status: 400 })
      const { key, press } = read.value
      if (press === 'acknowledge') await incidents.acknowledge({ incidentId, key })
      else await incidents.takeBack({ incidentId, key })
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/incidents/${incidentId}`)
}

export default function Incident() {
  return <IncidentPage {...useLoaderData<typeof loader>()} />
}
