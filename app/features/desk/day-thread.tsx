import { Form, Link } from '@remix-run/react'
import { MapPin } from 'lucide-react'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, cx, LinkButton, SubmitButton } from '../../ui/index.ts'
import { UnreadBadge } from '../chat/unread.tsx'
import { Intent } from './intent.tsx'
import { isOver, nextStepOf, standingOf, toneOf } from './next-step.ts'

type DayThreadProps = {
  providerId: string
  rows: readonly OrderRow[]
  keys: Record<string, string>
  /** The visit that comes next: the only one with a large button. */
  firstId: string | undefined
  /** Whether this is today, when something can be done at once. */
  acting: boolean
}

/** The visits of a day along the clock, each with its one next step. */
export function DayThread({ rows, ...rest }: DayThreadProps) {
  return (
    <ol className="grid">
      {rows.map((row, index) => (
        <DayVisit key={row.id} row={row} last={index === rows.length - 1} {...rest} />
      ))}
    </ol>
  )
}

type DayVisitProps = Omit<DayThreadProps, 'rows'> & { row: OrderRow; last: boolean }

function DayVisit({ row, last, providerId, keys, firstId, acting }: DayVisitProps) {
  const t = useT('provider')
  const formats = useFormats()
  const first = row.id === firstId
  const over = isOver(row)
  const standing = standingOf(row)
  return (
    <li className="relative grid grid-cols-[4.2rem_minmax(0,1fr)] gap-x-3 max-sm:elder:grid-cols-[minmax(0,1fr)] sm:grid-cols-[5.5rem_minmax(0,1fr)] sm:gap-x-6">
      <div className={cx('pt-4 text-end leading-tight max-sm:elder:text-start', over && 'text-ink-soft')}>
        <time
          dateTime={row.startsAt.toISOString()}
          className={cx('block text-xl', over ? 'font-medium' : 'font-bold')}
        >
          {formats.time(row.startsAt)}
        </time>
        <time dateTime={row.endsAt.toISOString()} className="block text-sm text-ink-soft">
          {formats.time(row.endsAt)}
        </time>
      </div>
      <div className={cx('relative ps-5 sm:ps-6', !last && 'pb-4')}>
        <Thread last={last} over={over} first={first} />
        <article
          data-card
          className={cx(
            'grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border p-4 sm:p-5',
            over ? 'border-line bg-transparent' : 'border-line bg-surface shadow-soft',
            first && 'border-pine-line',
          )}
        >
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <h2 className={cx('min-w-0', first ? 'text-xl' : 'text-lg')}>
              <Link to={`/desk/${providerId}/orders/${row.id}`} className="grid no-underline hover:underline">
                {row.title}
              </Link>
            </h2>
            <span className="flex flex-wrap gap-2">
              <UnreadBadge orderId={row.id} side="provider" />
              <Badge tone={toneOf(standing)}>{t(`next.${standing}`)}</Badge>
            </span>
          </div>
          <div className={cx('grid gap-0.5', over && 'text-ink-soft')}>
            <p className="text-lg font-medium">{row.recipientName}</p>
            <p className="flex items-start gap-2">
              <MapPin aria-hidden="true" className="mt-[0.3em] size-4 shrink-0 text-ink-soft" />
              <span>{row.addressLine}</span>
            </p>
            <p className="text-sm text-ink-soft">{t('today.carer', { name: row.caregiverName })}</p>
          </div>
          {!over && (
            <NextAction
              row={row}
              providerId={providerId}
              keyOf={keys[row.id] ?? ''}
              first={first}
              acting={acting}
            />
          )}
        </article>
      </div>
    </li>
  )
}

type NextActionProps = { row: OrderRow; providerId: string; keyOf: string; first: boolean; acting: boolean }

function NextAction({ row, providerId, keyOf, first, acting }: NextActionProps) {
  const t = useT('provider')
  const order = `/desk/${providerId}/orders/${row.id}`
  const step = nextStepOf(row)
  const look = {
    tone: first ? 'primary' : 'secondary',
    size: first ? 'md' : 'sm',
    className: first ? 'max-sm:w-full' : '',
  } as const
  const named = <span className="sr-only"> · {row.recipientName}</span>
  if (step === 'depart' && acting && first) {
    return (
      <Form method="post" action={order}>
        <Intent value="depart" keyOf={keyOf} />
        <SubmitButton {...look} name="of" value={row.id}>
          {t('next.depart')}
          {named}
        </SubmitButton>
      </Form>
    )
  }
  // Further steps need the visit's own page: a code, a report, an answer. Other days are for looking.
  const word = step === 'depart' || (!acting && step !== 'answer') ? 'see' : step
  return (
    <div>
      <LinkButton
        {...look}
        tone={word === 'see' ? 'secondary' : look.tone}
        to={step === 'answer' ? `/desk/${providerId}/inbox` : order}
      >
        {t(`next.${word}`)}
        {named}
      </LinkButton>
    </div>
  )
}

/** The same thread as an order's, along the clock: spun where the day has passed, stitched ahead. */
function Thread({ last, over, first }: { last: boolean; over: boolean; first: boolean }) {
  return (
    <span aria-hidden="true" className="absolute inset-y-0 start-0 w-3 print:hidden">
      {!last && (
        <span
          className={cx(
            'absolute top-7 -bottom-7 start-[5px] border-s-2',
            over ? 'border-pine' : 'border-dashed border-pine-line',
          )}
        />
      )}
      <span
        className={cx(
          'absolute top-6 start-0 size-3 rounded-full border-2 border-pine',
          over ? 'bg-pine' : 'bg-paper',
          first && 'shadow-[0_0_0_4px_var(--pine-wash)]',
        )}
      />
    </span>
  )
}
