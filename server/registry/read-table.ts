import { parse } from 'csv-parse/sync'
import { DomainError } from '../kernel/problem.ts'
import { cleanText } from './clean-text.ts'
import { unreadable } from './read-file.ts'
import type { RefusedRow } from './registry.contract.ts'

/** One row by the names of its columns; `line` is where it starts in the file, the header being 1. */
export type TableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> }
export type Table = { readonly rows: readonly TableRow[]; readonly refused: readonly RefusedRow[] }

/**
 * Reads CSV (comma, semicolon or tab) whose first line names the columns. A row that does not fit is refused by its
 * line and the rest goes on. Refuses the whole file with registry.wrong_columns when a required column is missing or
 * named twice, registry.file_unreadable when there is nothing below the header.
 */
export function readTable(text: string, required: readonly string[]): Table {
  const [header, ...records] = recordsIn(text)
  const columns = (header?.fields ?? []).map(cleanText)
  assertColumns(columns, required)
  if (records.length === 0) throw unreadable('只有表头，没有数据行')
  const rows: TableRow[] = []
  const refused: RefusedRow[] = []
  for (const { line, fields, problem } of records) {
    const reason = problem ?? misfit(fields, columns)
    if (reason)
      refused.push({ line, reason, name: cleanText(fields[columns.indexOf(required[0] ?? '')] ?? '') })
    else rows.push({ line, cells: Object.fromEntries(columns.map((name, at) => [name, fields[at] ?? ''])) })
  }
  return { rows, refused }
}

function assertColumns(columns: readonly string[], required: readonly string[]): void {
  const missing = required.filter((name) => !columns.includes(name))
  const doubled = required.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name))
  if (missing.length === 0 && doubled.length === 0) return
  throw new DomainError('registry.wrong_columns', {
    missing: missing.join('、'),
    doubled: doubled.join('、'),
    found: columns.slice(0, 40).join('、').slice(0, 500),
  })
}

function misfit(fields: readonly string[], columns: readonly string[]): string | null {
  const given = fields.findLastIndex((field) => field !== '') + 1
  if (fields.length < columns.length || given > columns.length) {
    return `列数不对：表头有 ${columns.length} 列，这一行有 ${fields.length} 列`
  }
  return fields.some((field) => field.includes('\uFFFD')) ? '有损坏的字符，请检查文件的编码' : null
}

type FileRecord = { line: number; lineCount: number; fields: string[]; problem: string | null }

/** More lines than this are not one quoted cell but a quotation mark out of place. */
const MOST_LINES = 100

function recordsIn(text: string): FileRecord[] {
  const lines = text.split('\n')
  const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '')
  const records: FileRecord[] = []
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === '') at += 1
    else {
      const record = recordAt(lines, at, delimiter, records[0]?.fields.length)
      records.push(record)
      at += record.lineCount
    }
  }
  return records
}

/**
 * A quotation mark out of place would make a reader swallow the lines that follow. So several lines are only believed
 * to be one record when it has as many fields as the header; otherwise the first stands alone and the next is read anew.
 */
function recordAt(lines: readonly string[], at: number, delimiter: string, width?: number): FileRecord {
  const line = at + 1
  const first = lines[at] ?? ''
  const whole = closed(lines, at)
  const spanning = whole.length > 1 ? parsed(whole.join('\n'), delimiter, 'strictly') : null
  if (spanning && spanning.length === width) {
    return { line, lineCount: whole.length, fields: spanning, problem: null }
  }
  const fields = parsed(first, delimiter, 'kindly')
  if (fields) return { line, lineCount: 1, fields, problem: null }
  return { line, lineCount: 1, fields: first.split(delimiter), problem: '引号没有成对' }
}

/** The lines from `at` up to where every quotation mark has its partner. */
function closed(lines: readonly string[], at: number): readonly string[] {
  let open = false
  for (let end = at; end < Math.min(lines.length, at + MOST_LINES); end += 1) {
    if (((lines[end] ?? '').split('"').length - 1) % 2 === 1) open = !open
    if (!open) return lines.slice(at, end + 1)
  }
  return lines.slice(at, at + 1)
}

/** Kindly: a quotation mark inside an unquoted cell is a letter like others. */
function parsed(text: string, delimiter: string, how: 'strictly' | 'kindly'): string[] | null {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: how === 'kindly',
    })
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

function delimiterOf(header: string): string {
  const count = (mark: string) => header.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
