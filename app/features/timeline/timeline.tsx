import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { daysBetween } from '../../i18n/shanghai.ts'
import { Portrait } from '../portraits/portrait.tsx'

type KnotState = 'done' | 'now' | 'next' | 'stopped'

export type Knot = {
  key: string
  title: ReactNode
  at?: Date
  /** Who did it, or who is to do it. */
  who?: string
  /** Whoever of the carers did it, where their portrait may be shown. */
  face?: { name: string; portrait: string }
  /** Evidence: a photo, a note, the place of the check-in, a button. */
  detail?: ReactNode
  state: KnotState
}

type TimelineProps = {
  knots: readonly Knot[]
  /** What has to happen, and by when; hangs at the head of the thread. */
  deadline?: { at: Date; text: string }
  /** The loader's clock: lets the deadline say 今天 or 明天. */
  now?: Date
}

/**
 * The visit as one thread, from 下单 to 评价, the same for family, elder, provider and operator. What has happened is
 * spun solid; what is to come is only stitched; the knot that comes next breathes.
 */
export function Timeline({ knots, deadline, now }: TimelineProps) {
  const t = useT('ui')
  const next = knots.findIndex((knot) => knot.state === 'next')
  return (
    <div className="thread">
      {deadline && <Deadline {...deadline} now={now} />}
      <ol aria-label={t('timeline.label')} className="thread-line">
        {knots.map((knot, index) => (
          <KnotRow key={knot.key} knot={knot} before={knots[index - 1]} later={next >= 0 && index > next} />
        ))}
      </ol>
    </div>
  )
}

function Deadline({ at, text, now }: { at: Date; text: string; now?: Date }) {
  const formats = useFormats()
  return (
    <p className="thread-deadline">
      <Clock aria-hidden="true" className="mt-[0.25em] size-5 shrink-0" />
      <span>
        <time dateTime={at.toISOString()} className="font-semibold">
          {formats.deadline(at, now)}
        </time>{' '}
        {text}
      </span>
    </p>
  )
}

function KnotRow({ knot, before, later }: { knot: Knot; before?: Knot; later: boolean }) {
  const t = useT('ui')
  const formats = useFormats()
  const { at, state } = knot
  const newDay = at && (!before?.at || daysBetween(before.at, at) !== 0)
  return (
    <li
      className="thread-knot"
      data-state={later ? 'later' : state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <span className="thread-when">
        {at && (
          <time dateTime={at.toISOString()}>
            <span className={newDay ? 'thread-day' : 'sr-only'}>{formats.day(at)} </span>
            <span className="thread-clock">{formats.time(at)}</span>
          </time>
        )}
      </span>
      <KnotSign state={later ? 'later' : state} />
      <div className="thread-body">
        <p className="thread-title">
          {knot.title}
          {!later && (
            <span className={state === 'now' || state === 'next' ? 'thread-state' : 'sr-only'}>
              {t(`timeline.${state}`)}
            </span>
          )}
        </p>
        {knot.who && (
          <p className="flex items-center gap-2 text-ink-soft">
            {knot.face && <Portrait {...knot.face} size="sm" />}
            {knot.who}
          </p>
        )}
        {knot.detail && <div className="thread-detail">{knot.detail}</div>}
      </div>
    </li>
  )
}

/** A tied knot, a knot being tied, a loop still open, an end cut off. Shapes differ, so that colour is never alone. */
function KnotSign({ state }: { state: KnotState | 'later' }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 32 32"
      className="thread-sign"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {state === 'next' && <circle className="thread-breath" cx="16" cy="16" r="11" />}
      {state === 'now' && <circle className="thread-halo" cx="16" cy="16" r="13" />}
      <circle className="thread-bead" cx="16" cy="16" r={state === 'now' ? 9 : 8} />
      {state === 'done' && <path className="thread-mark" d="M12.2 16.3l2.6 2.6 5-5.4" />}
      {state === 'now' && <circle className="thread-core" cx="16" cy="16" r="3.6" />}
      {state === 'stopped' && <path className="thread-mark" d="M12.5 16h7" />}
    </svg>
  )
}
