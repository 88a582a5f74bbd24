import type { ReactNode } from 'react'

/** Line drawings of ours, in two weights of the same thread. Decoration only: the words beside them say it all. */
function Sheet({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 200 132"
      aria-hidden="true"
      className="aspect-[200/132] w-50 max-w-full text-pine"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

function Ground() {
  return <path d="M14 118h172" className="text-pine-line" stroke="currentColor" />
}

/** A door ajar with a bench and a plant: nobody has come by yet. */
function Door() {
  return (
    <Sheet>
      <Ground />
      <path d="M74 118V34q0-6 6-6h40q6 0 6 6v84" />
      <path d="M86 118V44l30-8v82" className="text-pine-line" stroke="currentColor" />
      <circle cx="109" cy="80" r="2" fill="currentColor" stroke="none" />
      <path d="M30 118v-12m26 12v-12M24 104h38M28 104V90m30 14V90M26 90h34" />
      <path d="M150 118l3-16h18l3 16zM162 102V82m0 8q-12-2-13-14 12 1 13 14m0-6q11-2 12-16-12 2-12 16" />
    </Sheet>
  )
}

/** A calendar sheet with one knot tied to a day. */
function Calendar() {
  return (
    <Sheet>
      <Ground />
      <path d="M56 30h88q6 0 6 6v76q0 6-6 6H56q-6 0-6-6V36q0-6 6-6zM50 52h100M74 22v14m52-14v14" />
      <path
        d="M66 68h10m14 0h10m14 0h10M66 84h10m14 0h10M66 100h10m14 0h10m14 0h10"
        className="text-pine-line"
        stroke="currentColor"
      />
      <circle cx="119" cy="84" r="9" />
      <path d="M115 84l3 3 6-6M128 84c20 2 26 12 44 34" />
    </Sheet>
  )
}

/** Two cups on a table: somebody to sit down with. */
function Table() {
  return (
    <Sheet>
      <Ground />
      <path d="M40 70h120M54 70l-8 48M146 70l8 48" />
      <path d="M72 52h20v8q0 10-10 10T72 60zM92 55h4q4 0 4 4t-4 4h-5M112 56h16v6q0 8-8 8t-8-8zM128 58h3q3 0 3 3t-3 3h-4" />
      <path
        d="M78 44q-3-4 0-8t0-8m8 16q-3-4 0-8t0-8m31 20q-2-3 0-6t0-6"
        className="text-pine-line"
        stroke="currentColor"
      />
    </Sheet>
  )
}

/** A lens over a lane of roofs: nothing found along it. */
function Search() {
  return (
    <Sheet>
      <Ground />
      <path d="M22 118V88l20-16 20 16v30M62 118V80l24-20 24 20v38" />
      <path
        d="M32 118v-16h10v16M78 118v-20h12v20M110 118V92l18-14 18 14"
        className="text-pine-line"
        stroke="currentColor"
      />
      <circle cx="136" cy="58" r="26" />
      <path d="M155 77l22 22" strokeWidth="4" />
    </Sheet>
  )
}

/** An open notebook with a pen: no word written yet. */
function Notebook() {
  return (
    <Sheet>
      <Ground />
      <path d="M100 44q-24-12-56-8v66q32-4 56 8 24-12 56-8V36q-32-4-56 8zm0 0v66" />
      <path
        d="M58 54q14-1 28 4M58 70q14-1 28 4M114 58q14-5 28-4"
        className="text-pine-line"
        stroke="currentColor"
      />
      <path d="M122 92l34-46 8 6-34 46-10 4z" />
    </Sheet>
  )
}

/** A large and a small figure hand in hand. */
function People() {
  return (
    <Sheet>
      <Ground />
      <circle cx="84" cy="40" r="12" />
      <path d="M64 118V78q0-18 20-18t20 18v40M104 84l16 6" />
      <circle cx="132" cy="70" r="9" />
      <path d="M118 118V98q0-13 14-13t14 13v20" />
      <path d="M84 118V92m48 26v-14" className="text-pine-line" stroke="currentColor" />
    </Sheet>
  )
}

export const drawings = {
  door: Door,
  calendar: Calendar,
  table: Table,
  search: Search,
  notebook: Notebook,
  people: People,
}
export type DrawingName = keyof typeof drawings
