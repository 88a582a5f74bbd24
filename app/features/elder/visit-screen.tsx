import { Link } from '@remix-run/react'
import { ChevronRight, CircleCheck, Clock, Footprints, type LucideIcon } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { daysBetween } from '../../i18n/shanghai.ts'
import { buttonClass, cx } from '../../ui/index.ts'
import { Portrait } from '../portraits/portrait.tsx'
import { ElderCode } from './elder-code.tsx'
import { type ElderVisit, standingOf, type VisitStanding } from './elder-screen.ts'
import { useElderWords } from './use-elder-words.ts'

type VisitScreenProps = {
  visit: ElderVisit
  next: ElderVisit | null
  chosen: boolean
  now: Date
  page: string
  /** Where it is only a part of a page. */
  heading?: 'h1' | 'h3'
}

/** Who comes, when, what for; on the day the code for the door, as large as the screen takes it. */
export function VisitScreen({ visit, next, chosen, now, page, heading }: VisitScreenProps) {
  const t = useT('elder')
  const words = useElderWords(now)
  const near = daysBetween(now, visit.startsAt) <= 0
  return (
    <>
      <VisitHead visit={visit} now={now} as={heading} />
      <Standing standing={standingOf(visit)} />
      {visit.startCode && near && <ElderCode code={visit.startCode} gender={visit.caregiverGender} />}
      {next && (
        <Link
          to={`${page}?visit=${next.orderId}`}
          className="flex min-h-target items-center justify-between gap-3 rounded-md border border-line px-4 py-2 no-underline"
        >
          <span>
            <span className="block text-ink-soft">{t('more')}</span>
            {words.more(next)}
          </span>
          <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-pine" />
        </Link>
      )}
      {chosen && (
        <Link to={page} className={buttonClass({ tone: 'quiet' })}>
          {t('backToFirst')}
        </Link>
      )}
    </>
  )
}

/** The three things to know, in the order one asks them. */
export function VisitHead({
  visit,
  now,
  as: Heading = 'h1',
}: {
  visit: ElderVisit
  now: Date
  as?: 'h1' | 'h3' | undefined
}) {
  const words = useElderWords(now)
  return (
    <div className="grid gap-2">
      <Heading className="grid text-3xl leading-snug">
        <time dateTime={visit.startsAt.toISOString()}>{words.whenOf(visit.startsAt)}</time>
        <span className="text-pine">{words.comes(visit)}</span>
      </Heading>
      <div className="flex items-center justify-between gap-4">
        <div className="grid gap-2">
          <p className="text-xl font-medium">{visit.title}</p>
          <p>{words.until(visit)}</p>
          <p className="text-ink-soft">{visit.providerName}</p>
        </div>
        <Portrait name={visit.caregiverName} portrait={visit.portrait} size="xl" />
      </div>
    </div>
  )
}

const signs: Record<VisitStanding, LucideIcon> = {
  waiting: Clock,
  settled: CircleCheck,
  on_the_way: Footprints,
  in_service: CircleCheck,
  done: CircleCheck,
}

function Standing({ standing }: { standing: VisitStanding }) {
  const t = useT('elder')
  const Icon = signs[standing]
  return (
    <p
      role="status"
      className={cx(
        'flex items-start gap-3 font-semibold',
        standing === 'waiting' ? 'text-ink' : 'text-good',
      )}
    >
      <Icon aria-hidden="true" className="mt-[0.2em] size-7 shrink-0" />
      {t(`status.${standing}`)}
    </p>
  )
}
