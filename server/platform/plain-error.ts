/** An error as it may be written down. */
export type PlainError = {
  type: string
  message: string
  stack: string
  code?: string
  constraint?: string
  cause?: PlainError
}

const DEEPEST = 4
const LONGEST = 500
/** What stands in quotes or brackets and is no name of a table, column or type is somebody's words or figures. */
const QUOTED = /"(?![\w.-]{0,63}")[^"]*"|'(?![\w.-]{0,63}')[^']*'|“[^”]*”/g
const BRACKETED = /\((?![\w.,`\s-]{0,120}\))[^)]*\)/g
/** Ours and those of what we use are in English: anything else was written by a person. */
const WRITTEN = /[^\x20-\x7e\n]+/g

/**
 * What broke and where, without the values it broke on: those are people's words and figures, and a log is read by many. The database
 * names the whole row it refused, its client the whole call, a parser the text it could not read.
 */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: plainWords(lastWords(error)),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...((typeof code === 'string' || typeof code === 'number') && { code: `${code}` }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.cause instanceof Error && depth < DEEPEST && { cause: plainError(error.cause, depth + 1) }),
  }
}

/** The same in one line, for whoever asks later why something was not done. */
export const plainFailure = (error: unknown): string => {
  const { type, message } = plainError(error)
  return `${type}: ${message}`.slice(0, LONGEST)
}

/** The database's client tells the whole call first and what is wrong in the last line. */
function lastWords({ name, message }: Error): string {
  if (!name.startsWith('PrismaClient')) return message
  return message.trimEnd().split('\n').at(-1) ?? ''
}

const plainWords = (message: string) =>
  message.replace(QUOTED, '"…"').replace(BRACKETED, '(…)').replace(WRITTEN, '…').slice(0, LONGEST)
