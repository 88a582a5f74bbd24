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
