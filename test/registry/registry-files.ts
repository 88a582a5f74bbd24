import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const shared = resolve(import.meta.dirname, '../../../shared/data')
const fixtures = join(import.meta.dirname, 'fixtures')

/** The real registry where it is at hand, else a small one of the same shape with made-up names. */
export function registryFile(name: string): { name: string; bytes: Buffer } {
  const real = join(shared, name)
  return { name, bytes: readFileSync(existsSync(real) ? real : join(fixtures, name)) }
}

/** Reads CSV in the plainest way there is, to count by; not the reader under test. */
export function plainRows(bytes: Buffer): Record<string, string>[] {
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    )
  const header = cells(lines[0] ?? '')
  return lines.slice(1).map((line) => {
    const row = cells(line)
    return Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']))
  })
}

export const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
