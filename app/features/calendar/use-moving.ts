import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Column, Hours, Placed } from './grid.ts'

const STEP = 30
/** Pixels a pointer may tremble before a press is a drag. */
const TREMBLE = 6

export type Lifted = { readonly orderId: string; readonly column: number; readonly minute: number }
type Drop = (target: { orderId: string; column: Column; minute: number }) => void

/**
 * Lifting a visit off the grid, by pointer or by arrow keys: an hour's half up and down, a column to the side. Nothing is saved:
 * putting it down names the place, and the page shows what would come of it.
 */
export function useMoving(columns: readonly Column[], hours: Hours, drop: Drop) {
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const grid = useRef<HTMLElement>(null)
  const grip = useRef<{ x: number; y: number; offset: number; moved: boolean } | null>(null)
  const dragged = useRef(false)

  const within = (minute: number) => Math.min(Math.max(minute, hours.from * 60), hours.to * 60 - STEP)
  const put = (one: Lifted) => {
    const column = columns[one.column]
    setLifted(null)
    if (column) drop({ orderId: one.orderId, column, minute: one.minute })
  }

  const pointer = (column: number, { visit }: Placed) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (!visit.movable || event.button !== 0) return
      const { top } = event.currentTarget.getBoundingClientRect()
      grip.current = { x: event.clientX, y: event.clientY, offset: event.clientY - top, moved: false }
      dragged.current = false
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current
      if (!held) return
      if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < TREMBLE) return
      if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
      held.moved = true
      dragged.current = true
      const at = placeUnder(grid.current, event.clientX, event.clientY - held.offset, hours)
      if (at) setLifted({ orderId: visit.orderId, column: at.column, minute: within(at.minute) })
      else setLifted({ orderId: visit.orderId, column, minute: startOf(visit.startsAt) })
    },
    onPointerUp: () => {
      const held = grip.current
      grip.current = null
      if (held?.moved && lifted) put(lifted)
    },
    onPointerCancel: () => {
      grip.current = null
      setLifted(null)
    },
    // A drag that ends on its own link is no press of it.
    onClickCapture: (event: { preventDefault(): void; stopPropagation(): void }) => {
      if (!dragged.current) return
      dragged.current = false
      event.preventDefault()
      event.stopPropagation()
    },
    onDragStart: (event: { preventDefault(): void }) => event.preventDefault(),
  })

  const keys = (column: number, { visit }: Placed) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const held = lifted?.orderId === visit.orderId ? lifted : null
      const from = held ?? { orderId: visit.orderId, column, minute: startOf(visit.startsAt) }
      const step = steps[event.key]
      if (step) {
        event.preventDefault()
        const next = Math.min(Math.max(from.column + step.column, 0), columns.length - 1)
        setLifted({ ...from, column: next, minute: within(from.minute + step.minutes) })
      } else if (held && event.key === 'Enter') {
        event.preventDefault()
        put(held)
      } else if (held && event.key === 'Escape') {
        setLifted(null)
      }
    },
    onBlur: () => setLifted(null),
  })

  return { lifted, grid, pointer, keys }
}

const steps: Readonly<Record<string, { column: number; minutes: number }>> = {
  ArrowUp: { column: 0, minutes: -STEP },
  ArrowDown: { column: 0, minutes: STEP },
  ArrowLeft: { column: -1, minutes: 0 },
  ArrowRight: { column: 1, minutes: 0 },
}

/** Minutes since midnight in Shanghai. */
const startOf = (at: Date) => Math.floor((at.getTime() / 60_000 + 480) % 1440)

function placeUnder(grid: HTMLElement | null, x: number, y: number, hours: Hours) {
  const bodies = grid ? [...grid.querySelectorAll<HTMLElement>('[data-column]')] : []
  const column = bodies.findIndex((body) => {
    const { left, right } = body.getBoundingClientRect()
    return left <= x && x < right
  })
  const body = bodies[column]
  if (!body) return null
  const { top, height } = body.getBoundingClientRect()
  const minute = hours.from * 60 + ((y - top) / height) * (hours.to - hours.from) * 60
  return { column, minute: Math.round(minute / STEP) * STEP }
}
