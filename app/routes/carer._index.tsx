import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CarerDevice } from '../features/carer/carer-device.tsx'
import { OwnSign } from '../features/carer/own-sign.tsx'
import { routeDays } from '../features/carer/route-days.ts'
import { RoutePage } from '../features/carer/route-page.tsx'
import { WaitingCard } from '../features/carer/waiting-card.tsx'
import { withWaiting } from '../features/carer/with-waiting.ts'
import { keysFor } from '../features/desk/keys.server.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { useOnline, useWaiting } from '../offline/use-waiting.ts'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'carer:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const [route, own] = await Promise.all([context.api.carer.route(), context.api.portraits.own()])
  const days = routeDays(context.now)
  const asked = new URL(request.url).searchParams.get('date')
  const date = days.map(dayKey).find((day) => day === asked) ?? dayKey(context.now)
  return { route, own, days, date, keys: keysFor(route.visits), now: context.now }
}

export default function CarerRoute() {
  const { route, own, ...page } = useLoaderData<typeof loader>()
  const device = useWaiting()
  const online = useOnline()
  return (
    <>
      <CarerDevice route={route} />
      <RoutePage
        {...page}
        device={device}
        me={own && <OwnSign {...own} />}
        notice={<WaitingCard device={device} online={online} />}
        visits={route.visits.map((visit) => withWaiting(visit, device.waiting))}
        to={(visit) => `/desk/${visit.provider.id}/orders/${visit.id}`}
        dayTo={(date) => `/carer?date=${date}`}
      />
    </>
  )
}
