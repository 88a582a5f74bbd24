/** What spreadsheets on Windows need to read Chinese. */
const BOM = '\uFEFF'

/** Lines for a spreadsheet. Amounts are written as yuan by `yuanCell`. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `${BOM}${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`

export const yuanCell = (fen: number): string => (fen / 100).toFixed(2)

// A title that begins like a formula must not become one.
function cell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
