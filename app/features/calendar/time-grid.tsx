import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { cx } from '../../ui/index.ts'
import { type Column, clockOf, type Hours, type Mark, type Placed, ROW_MINUTES, type Rows } from './grid.ts'
import { type Lifted, useMoving } from './use-moving.ts'
import { VisitBlock } from './visit-block.tsx'

type Props = {
  label: string
  columns: readonly (Column & { head: React.ReactNode; headId: string })[]
  hours: Hours
  visitTo: (orderId: string) => string
  /** Null for whoever may not move anything. */
  moveTo: ((orderId: string) => string) | null
  drop: (target: { orderId: string; column: Column; minute: number }) => void
}

const HOUR_ROWS = 60 / ROW_MINUTES
const rowsAt = ({ from, to }: Rows) => ({ gridRow: `${from} / ${to}` })

/** Columns of one day's hours each: a caregiver's, or a day's. Lists to a screen reader, and complete without scripts. */
export function TimeGrid({ label, columns, hours, visitTo, moveTo, drop }: Props) {
  const t = useT('calendar')
  const { lifted, grid, pointer, keys } = useMoving(columns, hours, drop)
  const rows = (hours.to - hours.from) * HOUR_ROWS
  const length = liftedRows(lifted, columns)
  return (
    <div className="grid gap-2">
      {moveTo && (
        <p id="move-keys" className="text-sm text-ink-soft print:hidden">
          {t('move.keys')}
        </p>
      )}
      <section
        ref={grid}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-surface"
      >
        <div
          className="grid"
          // Long names make no column wider: a whole week fits a desk's screen.
          style={{
            gridTemplateColumns: `3.5rem repeat(${columns.length}, minmax(0, 1fr))`,
            minWidth: `${3.5 + 7.75 * columns.length}rem`,
          }}
        >
          <span aria-hidden="true" className="sticky start-0 z-20 border-b border-line bg-surface" />
          {columns.map(({ key, head, headId }) => (
            <div
              key={key}
              id={headId}
              className="grid content-start gap-0.5 border-s border-b border-line px-2 py-2 text-sm"
            >
              {head}
            </div>
          ))}
          <HourMarks hours={hours} rows={rows} />
          {columns.map((column, index) => (
            <ul
              key={column.key}
              data-column={column.key}
              aria-labelledby={column.headId}
              className={cx('relative grid border-s border-line', column.carer ? 'bg-sunken' : 'bg-surface')}
              style={{ gridTemplateRows: `repeat(${rows}, 0.4rem)`, gridTemplateColumns: 'minmax(0, 1fr)' }}
            >
              <Background column={column} rows={rows} />
              {column.marks.map((mark) => (
                <MarkItem key={mark.key} mark={mark} />
              ))}
              {column.visits.map((placed) => (
                <li
                  key={placed.visit.orderId}
                  style={{ ...rowsAt(placed), ...laneOf(placed), gridColumn: 1 }}
                  className={cx(
                    'relative z-10 p-px',
                    lifted?.orderId === placed.visit.orderId && 'opacity-50',
                  )}
                  {...(moveTo && pointer(index, placed))}
                >
                  <VisitBlock
                    visit={placed.visit}
                    to={visitTo(placed.visit.orderId)}
                    moveTo={moveTo && placed.visit.movable ? moveTo(placed.visit.orderId) : null}
                    named={column.carer === null}
                    handle={keys(index, placed)}
                  />
                </li>
              ))}
              {lifted?.column === index && (
                <li
                  aria-hidden="true"
                  style={{ ...rowsAt(ghost(lifted.minute, length, hours)), gridColumn: 1 }}
                  className="pointer-events-none z-20 rounded-sm border-2 border-pine bg-surface px-1.5 text-sm font-semibold text-pine"
                >
                  {clockOf(lifted.minute)}
                </li>
              )}
            </ul>
          ))}
        </div>
      </section>
      <p role="status" className="sr-only">
        {lifted && columns[lifted.column] && (
          <Place column={columns[lifted.column] as Column} minute={lifted.minute} />
        )}
      </p>
    </div>
  )
}

function Place({ column, minute }: { column: Column; minute: number }) {
  const formats = useFormats()
  const noon = instantOf(column.date, '12:00')
  return <>{[noon && formats.day(noon), clockOf(minute), column.carer?.name].filter(Boolean).join(' ')}</>
}

function HourMarks({ hours, rows }: { hours: Hours; rows: number }) {
  const every = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index)
  return (
    <div
      aria-hidden="true"
      className="sticky start-0 z-20 grid border-e border-line bg-surface text-sm text-ink-soft"
      style={{ gridTemplateRows: `repeat(${rows}, 0.4rem)` }}
    >
      {every.map((hour, index) => (
        <span
          key={hour}
          className="border-t border-line ps-1 first:border-t-0"
          style={{ gridRow: `${index * HOUR_ROWS + 1} / span ${HOUR_ROWS}` }}
        >
          {clockOf(hour * 60)}
        </span>
      ))}
    </div>
  )
}

/** Working time is light, the rest in the shade; a line at every hour. */
function Background({ column, rows }: { column: Column; rows: number }) {
  const every = Array.from({ length: rows / HOUR_ROWS }, (_, index) => index * HOUR_ROWS + 1)
  return (
    <>
      {column.work.map((span) => (
        <li key={span.from} aria-hidden="true" className="col-start-1 bg-surface" style={rowsAt(span)} />
      ))}
      {every.slice(1).map((row) => (
        <li
          key={row}
          aria-hidden="true"
          className="col-start-1 border-t border-line"
          style={{ gridRow: `${row} / span 1` }}
        />
      ))}
    </>
  )
}

function MarkItem({ mark }: { mark: Mark }) {
  const t = useT(['calendar', 'roster'])
  const words =
    mark.kind === 'leave'
      ? t('calendar:mark.leave', { kind: t(`roster:leave.kind.${mark.label}` as 'roster:leave.kind.sick') })
      : t('calendar:mark.rota', { name: mark.label, count: mark.count })
  return (
    <li
      style={{ ...rowsAt(mark), gridColumn: 1 }}
      className={cx(
        'm-px overflow-hidden rounded-sm border px-1.5 py-1 text-sm leading-snug',
        mark.kind === 'leave'
          ? 'border-warn-line bg-warn-wash text-warn'
          : 'border-info-line bg-info-wash text-info',
      )}
    >
      {words}
    </li>
  )
}

const laneOf = ({ lane, lanes }: Placed) => ({
  marginInlineStart: `${(lane / lanes) * 100}%`,
  width: `${100 / lanes}%`,
})

/** How many rows the visit in the air is long. */
const liftedRows = (lifted: Lifted | null, columns: readonly Column[]) => {
  const all = columns.flatMap(({ visits }) => visits)
  const placed = all.find(({ visit }) => visit.orderId === lifted?.orderId)
  return placed ? placed.to - placed.from : HOUR_ROWS
}

function ghost(minute: number, length: number, hours: Hours): Rows {
  const from = Math.round((minute - hours.from * 60) / ROW_MINUTES) + 1
  return { from, to: from + length }
}
