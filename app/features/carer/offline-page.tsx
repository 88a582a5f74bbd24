import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { ownWatch } from '../../offline/own-watch.ts'
import { useSending } from '../../offline/use-sending.ts'
import { useOnline, useWaiting } from '../../offline/use-waiting.ts'
import { buttonClass, EmptyState, Notice, Page } from '../../ui/index.ts'
import { OfflineVisit } from './offline-visit.tsx'
import { routeDays } from './route-days.ts'
import { RoutePage } from './route-page.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { withWaiting } from './with-waiting.ts'

/** A carer's route and visits out of what the phone keeps: the same screens, read and filled in without a line. */
export function OfflinePage() {
  const t = useT('carer')
  const device = useWaiting()
  const online = useOnline()
  const hash = useHash()
  useSending()
  if (!device.ready) return <Page>{t('offline.opening')}</Page>
  if (!device.kept) {
    return (
      <Page>
        <EmptyState drawing="door" title={<h1>{t('offline.nothingTitle')}</h1>} action={<Back to="/carer" />}>
          {t('offline.nothing')}
        </EmptyState>
      </Page>
    )
  }
  const now = ownWatch()
  const visits = device.kept.route.visits.map((visit) => withWaiting(visit, device.waiting))
  const open = visits.find(({ id }) => id === hash)
  const dates = routeDays(now).map(dayKey)
  return (
    <>
      <div className="mx-auto grid w-full max-w-page gap-4 px-4 pt-4 sm:px-6">
        <WaitingCard device={device} online={online} />
        {online && (
          <Notice
            tone="good"
            actions={<Back to={open ? `/desk/${open.provider.id}/orders/${open.id}` : '/carer'} />}
          >
            {t('offline.again')}
          </Notice>
        )}
      </div>
      {open ? (
        <OfflineVisit visit={open} device={device} now={now} />
      ) : (
        <RoutePage
          device={device}
          visits={visits}
          date={dates.find((date) => date === hash) ?? dayKey(now)}
          days={routeDays(now)}
          now={now}
          keys={{}}
          to={({ id }) => `#${id}`}
          dayTo={(date) => `#${date}`}
        />
      )}
    </>
  )
}

function Back({ to }: { to: string }) {
  const t = useT('carer')
  return (
    <a href={to} className={buttonClass({ tone: 'secondary', size: 'sm' })}>
      {t('offline.back')}
    </a>
  )
}

/** What follows the # of the address: an order, or a day. */
function useHash(): string {
  const [hash, setHash] = useState('')
  useEffect(() => {
    const look = () => {
      setHash(window.location.hash.slice(1))
      window.scrollTo(0, 0)
    }
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return hash
}
