import { DomainError } from '../kernel/problem.ts'

const MOST_BYTES = 50_000_000

/**
 * The text in a registry's file: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030. Refuses with
 * registry.file_unreadable when it is empty, too large or not text.
 */
export function textIn(bytes: Uint8Array): string {
  if (bytes.length === 0) throw unreadable('文件是空的')
  if (bytes.length > MOST_BYTES) throw unreadable(`文件超过 ${MOST_BYTES / 1_000_000} MB`)
  const text = decode(bytes)
  if (text === null || text.includes('\0')) {
    throw unreadable('不是文本文件；如果是 Excel 表格，请另存为“CSV UTF-8”再导入')
  }
  if (text.trim() === '') throw unreadable('文件是空的')
  return text.replace(/\r\n?/g, '\n')
}

export const unreadable = (reason: string) => new DomainError('registry.file_unreadable', { reason })

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return null
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  if (!utf8.includes('\uFFFD') || mostlySound(utf8)) return utf8
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few damaged bytes: its rows are refused one by one. GB18030 read as UTF-8 is damage throughout. */
function mostlySound(text: string): boolean {
  const damaged = text.match(/\uFFFD/g)?.length ?? 0
  const sound = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  return damaged * 10 < sound
}
