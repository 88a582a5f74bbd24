import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadTroubles } from '../features/calendar/calendar.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { changeSite } from '../features/roster/roster.server.ts'
import { SiteHoursPage } from '../features/roster/site-hours-page.tsx'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle = { title: 'roster:site.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const roster = await found(context.api.roster.get({ providerId }))
  const site = roster.sites.find(({ id }) => id === params.siteId)
  if (!site) throw missing()
  const troubles = await loadTroubles(context, providerId, null)
  return { roster, site, troubles: troubles.filter(({ trouble }) => trouble === 'site_hours') }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { providerId = '', siteId = '' } = params
  return changeSite(context, await request.formData(), { providerId, siteId })
}

export default function DeskSiteHours() {
  return <SiteHoursPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
