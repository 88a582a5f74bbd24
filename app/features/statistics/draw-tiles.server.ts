import { createHash } from 'node:crypto'

/** A district on the map: where its providers are, what it has, and how that reads; null has no figure. */
export type Tile = {
  name: string
  lat: number | null
  lng: number | null
  value: number | null
  text: string
}

/** From little to much; the page's own colours, so that they change with it by night and on paper. */
const shades = [
  { ground: 'var(--pine-wash)', ink: 'var(--ink)' },
  { ground: 'var(--pine-line)', ink: 'var(--ink)' },
  { ground: 'var(--pine)', ink: 'var(--on-pine)' },
] as const

const TALL = 78

/**
 * Districts as tiles, each about where it lies (north above, west to the left), so that small ones are as readable as large ones. The
 * darker, the more; a hatched one has no figure, which is said below. Gives an SVG.
 */
export function drawTiles(
  tiles: readonly Tile[],
  { missing }: { missing: string },
  { narrow }: { narrow: boolean },
): string {
  const columns = narrow ? 3 : 5
  const placed = placeTiles(tiles, columns)
  const width = narrow ? 340 : 720
  const height = 36 + Math.max(1, ...placed.map(({ row }) => row + 1)) * TALL
  const [gap, side] = [6, (width - 8) / columns]
  // Two of them stand in one page, and each has its own hatching.
  const hatch = `hatch-${createHash('sha256')
    .update(JSON.stringify([tiles, narrow]))
    .digest('hex')
    .slice(0, 8)}`
  const known = tiles.flatMap(({ value }) => value ?? []).sort((a, b) => a - b)
  const step = (value: number) =>
    shades[
      Math.floor((known.filter((one) => one < value).length * shades.length) / Math.max(known.length, 1))
    ]
  const body = placed.map(({ tile, row, column }) => {
    const shade = tile.value === null ? null : step(tile.value)
    const ink = shade?.ink ?? 'var(--ink-soft)'
    const [x, y] = [4 + column * side, 4 + row * TALL]
    const short = tile.name.split(' ').at(-1) ?? tile.name
    return `<g><title>${asText(`${tile.name} ${tile.text}`)}</title>
<rect x="${x}" y="${y}" width="${side - gap}" height="${TALL - gap}" rx="8" stroke="var(--line-strong)" fill="${shade?.ground ?? `url(#${hatch})`}"/>
<text x="${x + (side - gap) / 2}" y="${y + 30}" fill="${ink}" font-size="14" text-anchor="middle">${asText(short)}</text>
<text x="${x + (side - gap) / 2}" y="${y + 54}" fill="${ink}" font-size="16" font-weight="600" text-anchor="middle">${asText(tile.text)}</text></g>`
  })
  const foot = height - 28
  const legend = `<rect x="4" y="${foot}" width="22" height="16" rx="4" stroke="var(--line-strong)" fill="url(#${hatch})"/>
<text x="34" y="${foot + 13}" fill="var(--ink-soft)" font-size="14">${asText(missing)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="inherit">
<defs><pattern id="${hatch}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="var(--paper)"/><line x1="0" y1="0" x2="0" y2="8" stroke="var(--line)" stroke-width="2"/></pattern></defs>
${body.join('\n')}
${legend}
</svg>`
}

/** Each tile on the free field nearest to where it lies; who has no place comes last. The same tiles always lie the same. */
export function placeTiles<Of extends Pick<Tile, 'name' | 'lat' | 'lng'>>(
  tiles: readonly Of[],
  columns: number,
) {
  const at = (of: Of) => (of.lat === null || of.lng === null ? null : { lat: of.lat, lng: of.lng })
  const here = tiles.flatMap((tile) => at(tile) ?? [])
  const rows = Math.ceil(tiles.length / columns)
  const span = (values: readonly number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return (value: number) => (most === least ? 0.5 : (value - least) / (most - least))
  }
  const [east, north] = [span(here.map(({ lng }) => lng)), span(here.map(({ lat }) => lat))]
  const fields = Array.from({ length: rows * columns }, (_, index) => ({
    ...{ row: Math.floor(index / columns), column: index % columns, free: true },
  }))
  const sorted = [...tiles].sort((a, b) => Number(!at(a)) - Number(!at(b)) || (a.name < b.name ? -1 : 1))
  const placed = sorted.flatMap((tile) => {
    const place = at(tile)
    const wish = place
      ? { row: (1 - north(place.lat)) * (rows - 1), column: east(place.lng) * (columns - 1) }
      : { row: rows, column: columns }
    const far = (field: { row: number; column: number }) =>
      (field.row - wish.row) ** 2 + (field.column - wish.column) ** 2
    const field = fields.filter(({ free }) => free).sort((a, b) => far(a) - far(b))[0]
    if (!field) return []
    field.free = false
    return [{ tile, row: field.row, column: field.column }]
  })
  return placed.sort((a, b) => a.row - b.row || a.column - b.column)
}

const asText = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
