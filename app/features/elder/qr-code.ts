/**
 * A QR code (ISO/IEC 18004: byte mode, error correction M, versions 1 to 10) of a short text, as rows of dark modules.
 * Written out here because it is all we need of one: no picture, no colours, no dependency.
 */
export function qrCode(text: string): boolean[][] {
  const bytes = [...new TextEncoder().encode(text)]
  const version = blocks.findIndex((shape, at) => at > 0 && bytes.length <= capacityOf(shape, at))
  if (version < 1) throw new RangeError(`too long for a QR code of ours: ${bytes.length} bytes`)
  const words = interleave(dataWords(bytes, version), blocks[version] as Shape)
  const masks = [...Array(8).keys()].map((mask) => draw(version, words, mask))
  return masks.reduce((best, one) => (penalty(one) < penalty(best) ? one : best))
}

/** Check words per block, then blocks and their data words, shorter ones first; level M, by version. */
type Shape = { readonly check: number; readonly data: readonly number[] }
const shape = (check: number, ...groups: [count: number, words: number][]): Shape => ({
  check,
  data: groups.flatMap(([count, words]) => Array<number>(count).fill(words)),
})
const blocks: readonly Shape[] = [
  shape(0),
  shape(10, [1, 16]),
  shape(16, [1, 28]),
  shape(26, [1, 44]),
  shape(18, [2, 32]),
  shape(24, [2, 43]),
  shape(16, [4, 27]),
  shape(18, [4, 31]),
  shape(22, [2, 38], [2, 39]),
  shape(22, [3, 36], [2, 37]),
  shape(26, [4, 43], [1, 44]),
]
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const lengthBits = (version: number) => (version < 10 ? 8 : 16)
const capacityOf = ({ data }: Shape, version: number) =>
  Math.floor((sum(data) * 8 - 4 - lengthBits(version)) / 8)

function dataWords(bytes: readonly number[], version: number): number[] {
  const total = sum((blocks[version] as Shape).data)
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >>> at) & 1)
  }
  put(4, 4)
  put(bytes.length, lengthBits(version))
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, total * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  )
  for (let pad = 0xec; words.length < total; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

function interleave(words: readonly number[], { check, data }: Shape): number[] {
  const begins = data.map((_, at) => sum(data.slice(0, at)))
  const parts = data.map((count, at) => words.slice(begins[at], (begins[at] as number) + count))
  const generator = generatorOf(check)
  const checks = parts.map((part) => remainder(part, generator))
  const column = (rows: readonly number[][], at: number) => rows.flatMap((row) => row[at] ?? [])
  return [
    ...Array.from({ length: Math.max(...data) }, (_, at) => column(parts, at)).flat(),
    ...Array.from({ length: check }, (_, at) => column(checks, at)).flat(),
  ]
}

/** In the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1. */
function times(x: number, y: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((y >>> bit) & 1) * x
  }
  return product
}

function generatorOf(degree: number): number[] {
  const result = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) {
      result[at] = times(result[at] as number, root) ^ (result[at + 1] ?? 0)
    }
    root = times(root, 2)
  }
  return result
}

function remainder(data: readonly number[], generator: readonly number[]): number[] {
  const rest = generator.map(() => 0)
  for (const word of data) {
    const factor = word ^ (rest.shift() as number)
    rest.push(0)
    generator.forEach((coefficient, at) => {
      rest[at] = (rest[at] as number) ^ times(coefficient, factor)
    })
  }
  return rest
}

function draw(version: number, words: readonly number[], mask: number): boolean[][] {
  const size = version * 4 + 17
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const set = (x: number, y: number, on: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    ;(dark[y] as boolean[])[x] = on
    ;(fixed[y] as boolean[])[x] = true
  }
  const square = (cx: number, cy: number, reach: number, isDark: (ring: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++)
        set(cx + dx, cy + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, (ring) => ring !== 2 && ring !== 4)
  const places = alignment(version, size)
  for (const x of places)
    for (const y of places) {
      const corner = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6)
      if (!corner) square(x, y, 2, (ring) => ring !== 1)
    }
  drawFormat(set, size, mask)
  if (version >= 7) drawVersion(set, size, version)
  fill(dark, fixed, words, size, mask)
  return dark
}

type Set = (x: number, y: number, on: boolean) => void

function alignment(version: number, size: number): number[] {
  if (version === 1) return []
  const last = size - 7
  return version < 7 ? [6, last] : [6, 6 + Math.round((last - 6) / 4) * 2, last]
}

function withCheck(value: number, length: number, divisor: number): number {
  let rest = value
  for (let step = 0; step < length; step++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * divisor)
  return (value << length) | rest
}

/** Level M is 00. Twice, so that a torn corner does not matter. */
function drawFormat(set: Set, size: number, mask: number): void {
  const bits = withCheck(mask, 10, 0x537) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at <= 5; at++) set(8, at, bit(at))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at))
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at))
  set(8, size - 8, true)
}

function drawVersion(set: Set, size: number, version: number): void {
  const bits = withCheck(version, 12, 0x1f25)
  for (let at = 0; at < 18; at++) {
    const on = ((bits >>> at) & 1) === 1
    const far = size - 11 + (at % 3)
    const near = Math.floor(at / 3)
    set(far, near, on)
    set(near, far, on)
  }
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Up and down in pairs of columns from the right, around the timing column. */
function fill(dark: boolean[][], fixed: boolean[][], words: readonly number[], size: number, mask: number) {
  const inverted = masks[mask] as (x: number, y: number) => boolean
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const upward = ((right + 1) & 2) === 0
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (fixed[y]?.[x]) continue
        const bit = at < words.length * 8 && (((words[at >>> 3] as number) >>> (7 - (at & 7))) & 1) === 1
        at += 1
        ;(dark[y] as boolean[])[x] = bit !== inverted(x, y)
      }
    }
  }
}

/** How hard a reader would find it: long runs, squares, false finder marks, too dark or too light. */
function penalty(dark: readonly boolean[][]): number {
  const size = dark.length
  const columns = dark.map((_, x) => dark.map((row) => row[x] === true))
  const lines = [...dark, ...columns].map((line) => line.map((on) => (on ? '1' : '0')).join(''))
  let points = 0
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2
    points += 40 * (line.match(/(?=10111010000)|(?=00001011101)/g) ?? []).length
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const on = dark[y]?.[x]
      if (on === dark[y - 1]?.[x] && on === dark[y]?.[x - 1] && on === dark[y - 1]?.[x - 1]) points += 3
    }
  const share = dark.flat().filter(Boolean).length / size ** 2
  return points + 10 * Math.floor(Math.abs(share - 0.5) * 20)
}
