/** In `soonest`: no free time is known. */
export const NEVER = -1

/** What is known about each slot, in typed arrays that grow together. */
export function createColumns() {
  const columns = {
    ...emptyColumns(),
    reserve(slot: number): void {
      if (slot < columns.flags.length) return
      const size = Math.max(1_024, slot + (slot >> 1))
      for (const name of Object.keys(emptyColumns()) as (keyof ReturnType<typeof emptyColumns>)[])
        grow(columns, name, size)
    },
  }
  return columns
}

const emptyColumns = () => ({
  flags: new Uint8Array(0),
  kindAndGrade: new Uint8Array(0),
  /** Numbers of lists: what is offered, the same with prices, and by whom. */
  offers: new Uint32Array(0),
  pricedOffers: new Uint32Array(0),
  carers: new Uint32Array(0),
  place: new Uint16Array(0),
  area: new Uint32Array(0),
  lat: new Float64Array(0),
  lng: new Float64Array(0),
  /** The weighed rating; the mean that is shown, or not a number; and which of the choices it reaches. */
  rating: new Float64Array(0),
  mean: new Float64Array(0),
  ratingClass: new Uint8Array(0),
  kept: new Uint16Array(0),
  broken: new Uint16Array(0),
  /** Days since 1970. */
  soonest: new Int32Array(0),
  /** What a rank is made of besides the words and the distance. */
  quality: new Float64Array(0),
  nameLength: new Uint16Array(0),
  coreStart: new Uint16Array(0),
  coreEnd: new Uint16Array(0),
})

type Columns = ReturnType<typeof emptyColumns>

function grow<Name extends keyof Columns>(columns: Columns, name: Name, size: number): void {
  const from = columns[name]
  const to = new (from.constructor as new (size: number) => typeof from)(size)
  to.set(from as never)
  columns[name] = to
}
