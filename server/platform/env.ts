import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { StartProblem } from './start-problem.ts'
import { type KeyRing, newKey, readKeyRing } from './vault.ts'

const port = z.coerce
  .number('has to be a port number')
  .int('has to be a port number')
  .min(0, 'has to be a port number')
  .max(65_535, 'has to be a port number between 1 and 65535')
const flag = z
  .enum(['true', 'false', '1', '0'], 'has to be true or false')
  .transform((word) => word === 'true' || word === '1')
const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `has to be an address such as ${example}` })

const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'has to be development, test or production')
    .default('development'),
  PORT: port.default(3000),
  /** The demo lets everybody in, so it listens to this machine only until told otherwise. */
  HOST: z.string().default('127.0.0.1'),
  /** How many reverse proxies stand in front; their forwarded addresses are believed, nobody else's. */
  TRUST_PROXY: z.coerce.number('has to be a count of proxies').int().min(0).default(0),
  /** What this process does: everything, only answer people, or only what happens behind them. */
  SERVE: z.enum(['all', 'web', 'worker'], 'has to be all, web or worker').default('all'),
  /** How many processes answer people on the one port; above one the first process does the work behind them. */
  WEB_PROCESSES: z.coerce.number('has to be a count of processes').int().min(1).max(64).default(1),
  /** How processes hear each other's nudges; alone where there is one process. */
  LIVE: z.enum(['alone', 'postgres', 'redis'], 'has to be alone, postgres or redis').optional(),
  REDIS_URL: address(/^rediss?$/, 'redis://127.0.0.1:6379').optional(),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/yiyou').optional(),
  DATABASE_POOL: z.coerce.number('has to be a count of connections').int().min(1).default(10),
  PG_PORT: port.default(5433),
  DATA_DIR: z.string().default('.data'),
  APP_URL: address(/^https?$/, 'https://yiyou.example').optional(),
  SESSION_SECRET: z.string().min(32, 'has to be at least 32 characters long').optional(),
  /** Keys that seal what is stored about people's health: `id:base64` of 32 bytes, the newest first, parted by commas. */
  DATA_KEYS: z
    .string()
    .refine(
      (text) => readKeyRing(text) !== null,
      'has to be keys such as k1:<32 bytes in base64>, the newest first',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'has to be a level such as info')
    .default('info'),
  PAYMENTS: z.enum(['sandbox', 'stripe'], 'has to be sandbox or stripe').default('sandbox'),
  STRIPE_SECRET_KEY: z.string().optional(),
  /** One or several, parted by commas: for events of the platform, and for those of connected accounts. */
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: address(/^https?$/, 'http://127.0.0.1:12111').optional(),
  MEILI_URL: address(/^https?$/, 'http://127.0.0.1:7700').optional(),
  MEILI_KEY: z.string().optional(),
  /** What the names of the indexes begin with: several installations may share one engine. */
  MEILI_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,40}$/, 'has to be letters, digits and underscores')
    .default('providers'),
  SMS: z.enum(['sandbox', 'aliyun', 'tencent'], 'has to be sandbox, aliyun or tencent').default('sandbox'),
  SMS_KEY_ID: z.string().optional(),
  SMS_KEY_SECRET: z.string().optional(),
  /** The approved name that stands before each text. */
  SMS_SIGN: z.string().optional(),
  /** The carrier's names of the approved wordings, as `code:SMS_1,notice:SMS_2`. */
  SMS_TEMPLATES: z
    .string()
    .regex(/^(\w+:\w+)(\s*,\s*\w+:\w+)*$/, 'has to be pairs such as code:SMS_1,notice:SMS_2')
    .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.trim().split(':'))))
    .pipe(z.record(z.string(), z.string()))
    .default({}),
  /** Tencent Cloud alone asks for these two. */
  SMS_APP_ID: z.string().optional(),
  SMS_REGION: z.string().default('ap-guangzhou'),
  /** Where the carrier is asked, instead of at its usual address. */
  SMS_ENDPOINT: address(/^https?$/, 'https://dysmsapi.aliyuncs.com').optional(),
  /** A clamd that looks at what people upload; without one nobody does, and the screens say so. */
  CLAMD_URL: address(/^tcp$/, 'tcp://127.0.0.1:3310').optional(),
  SMTP_URL: address(/^smtps?$/, 'smtps://user:password@mail.example:465').optional(),
  /** Whom mail is from. */
  MAIL_FROM: z.string().default('颐幼 Yiyou <no-reply@yiyou.example>'),
  /** A pair of one's own for web push; without one a pair is made and kept in the database. */
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  /** Push services we send to, by host, or by the end of it where it begins with a dot. */
  PUSH_HOSTS: z
    .string()
    .default('fcm.googleapis.com,web.push.apple.com,.push.services.mozilla.com,.notify.windows.com'),
  /** The number people may call from every page; without one the pages do not promise a person. */
  HELP_PHONE: z.string().optional(),
  DEMO: flag.optional(),
})

type Settings = z.infer<typeof settings>

/** Every setting, checked; the names are those of the environment. */
export type Env = Omit<Settings, 'APP_URL' | 'SESSION_SECRET' | 'DATA_KEYS' | 'DEMO' | 'LIVE'> & {
  LIVE: NonNullable<Settings['LIVE']>
  APP_URL: string
  SESSION_SECRET: string
  DATA_KEYS: KeyRing
  /** The keys were made up here and lie beside the data they protect. */
  DATA_KEYS_OWN: boolean
  /** Whether an empty database is filled with the demo world. */
  DEMO: boolean
}

/**
 * Reads all settings at once. Refuses with a StartProblem that holds one sentence per wrong setting, so that a person
 * repairs them in one go. The only place that knows process.env.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const problems = [...(parsed.error?.issues ?? []).map(sentence), ...contradictions(given)]
  if (!parsed.success || problems.length > 0) throw new StartProblem(...problems)
  const env = parsed.data
  return {
    ...env,
    APP_URL: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    SESSION_SECRET: env.SESSION_SECRET ?? keptSecret(env),
    LIVE: env.LIVE ?? usualLive(env),
    DATA_KEYS: keysOf(env),
    DATA_KEYS_OWN: env.DATA_KEYS === undefined,
    DEMO: env.DEMO ?? env.DATABASE_URL === undefined,
  }
}

/** Several processes hear each other through the database they share, or Redis where there is one. */
function usualLive({ SERVE, WEB_PROCESSES, REDIS_URL }: Settings): Env['LIVE'] {
  if (REDIS_URL) return 'redis'
  return SERVE !== 'all' || WEB_PROCESSES > 1 ? 'postgres' : 'alone'
}

/** The environment for a program of ours that is started as a child. */
export function environmentWith(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra }
}

function sentence(issue: z.core.$ZodIssue): string {
  return `Set ${issue.path.join('.')}: it ${issue.message}.`
}

/** What is wrong only together; read from the words as given, so that it is told along with the rest. */
function contradictions(given: Record<string, string | undefined>): string[] {
  const secret = given.SESSION_SECRET ?? readIfThere(secretFile(given.DATA_DIR))
  const shared = given.NODE_ENV === 'production' && given.DATABASE_URL
  const kept = readIfThere(keysFile(given.DATA_DIR))
  return [
    ...(given.LIVE === 'redis' && !given.REDIS_URL
      ? ['Set REDIS_URL, since LIVE is redis; or set LIVE to postgres.']
      : []),
    ...(given.LIVE === 'alone' && (Number(given.WEB_PROCESSES) > 1 || (given.SERVE ?? 'all') !== 'all')
      ? ['Set LIVE to postgres or redis: these processes have to hear each other.']
      : []),
    ...missingFor(given, 'SMS', {
      aliyun: ['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN', 'SMS_TEMPLATES'],
      tencent: ['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN', 'SMS_TEMPLATES', 'SMS_APP_ID'],
    }),
    ...missingFor(given, 'PAYMENTS', { stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] }),
    // Several production servers must share one; only a server with a database of its own may make one up.
    ...(shared && !given.DATA_KEYS && !kept
      ? [
          'Set DATA_KEYS to at least one key, such as k1:<32 random bytes in base64>, the same on every server.',
        ]
      : []),
    ...(kept && !readKeyRing(kept)
      ? [`Repair ${keysFile(given.DATA_DIR)}: it has to hold the keys of the data.`]
      : []),
    ...(shared && !secret
      ? ['Set SESSION_SECRET to at least 32 random characters, the same on every server.']
      : []),
  ]
}

/** What a choice other than the sandbox needs besides. */
function missingFor(
  given: Record<string, string | undefined>,
  choice: 'SMS' | 'PAYMENTS',
  needs: Record<string, readonly string[]>,
): string[] {
  const chosen = given[choice] ?? ''
  return (needs[chosen] ?? [])
    .filter((name) => !given[name])
    .map((name) => `Set ${name}, since ${choice} is ${chosen}; or set ${choice} to sandbox.`)
}

/** The secret of the first run, kept beside the data it protects. */
function keptSecret({ DATA_DIR }: Settings): string {
  const file = secretFile(DATA_DIR)
  return readIfThere(file) ?? keepNew(file, randomBytes(48).toString('base64url'))
}

/** The keys as given, or those of the first run, kept beside the data they protect. */
function keysOf({ DATA_KEYS, DATA_DIR }: Settings): KeyRing {
  const text = DATA_KEYS ?? readIfThere(keysFile(DATA_DIR)) ?? keepNew(keysFile(DATA_DIR), newKey('k1'))
  return readKeyRing(text) ?? []
}

function keepNew(file: string, secret: string): string {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

export const keysFile = (dataDir = '.data') => join(dataDir, 'data-keys')
const secretFile = (dataDir = '.data') => join(dataDir, 'secret')

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
