/** How people write "nothing" in a spreadsheet. */
const NOTHING = new Set([
  '无',
  '無',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  'null',
  'none',
  'n/a',
  'na',
  'nan',
  '暂无',
  '不详',
  '未知',
  '空',
])

/**
 * A cell as it was meant: NFKC (full-width digits, letters and brackets become half-width, compatibility ideographs
 * become usual ones), invisible characters gone, spaces collapsed; what means "nothing" becomes the empty string.
 */
export function cleanText(cell: string): string {
  const text = cell
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return NOTHING.has(text.toLowerCase()) ? '' : text
}

/** Spaces between Chinese characters are typing, not spelling. */
export function cleanName(cell: string): string {
  return cleanText(cell).replace(/(?<=[\p{Script=Han}()]) (?=[\p{Script=Han}()])/gu, '')
}

/** An address without the places said beside it, which many registries write twice; never down to nothing. */
export function withoutPlace(address: string, places: readonly string[]): string {
  let rest = address
  for (const place of places) {
    if (place !== '' && rest.startsWith(place) && rest.length > place.length)
      rest = rest.slice(place.length).trim()
  }
  return rest
}
