import { z } from 'zod'

const most = 100_000

/**
 * A price as it was typed, in fen: '88.5' -> 8850, '¥1,200' -> 120000; null where it is no price. Figures are read as
 * text, because 88.55 * 100 is 8854.999… in a float.
 */
export function fenOf(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[¥,\s]/g, '')
    .replace(/元$/, '')
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!found) return null
  const [, yuan = '', cents = ''] = found
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return fen <= most * 100 ? fen : null
}

/** Fen as one would type them: 8850 -> '88.50', 12000 -> '120'. */
export function yuanOf(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const cents = fen % 100
  return cents === 0 ? String(yuan) : `${yuan}.${String(cents).padStart(2, '0')}`
}

/** An amount typed in yuan, as fen. */
export const yuanField = z.string().transform((typed, issues) => {
  const fen = fenOf(typed)
  if (fen !== null) return fen
  issues.addIssue({ code: 'custom', message: 'money.pattern' })
  return z.NEVER
})
