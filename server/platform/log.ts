import { type DestinationStream, type Logger, pino } from 'pino'
import { plainError } from './plain-error.ts'

export type Log = Logger

/** Never written down, wherever they turn up: what opens a door and what tells of someone's health. */
const REDACTED = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  ...[
    'password',
    'code',
    'otp',
    'token',
    'secret',
    'phone',
    'phoneNumber',
    'address',
    'addressLine',
    'note',
    'report',
    'caption',
  ].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
]

type LogOptions = {
  level: string
  readable?: boolean
  /** Where lines go instead of standard output. */
  to?: DestinationStream
}

/** `readable` is for a person at a terminal; otherwise one JSON object a line, times in UTC. */
export function createLog({ level, readable = false, to }: LogOptions): Log {
  const options = {
    level,
    serializers: { err: plainError },
    redact: { paths: REDACTED, censor: '[redacted]' },
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  const destination = to ?? (readable ? terminal : undefined)
  return destination ? pino(options, destination) : pino(options)
}

const terminal: DestinationStream = {
  write(line) {
    const { level, time, msg, err, ...rest } = JSON.parse(line)
    const label = pino.levels.labels[level] ?? String(level)
    const facts = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    process.stdout.write(`${time.slice(11, 19)} ${label.padEnd(5)} ${msg ?? ''}${facts.join('')}\n`)
    if (err?.stack) process.stdout.write(`${err.stack}\n`)
  },
}
