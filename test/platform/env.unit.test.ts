import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readEnv } from '../../server/platform/env.ts'
import { StartProblem } from '../../server/platform/start-problem.ts'

const SECRET = 'a-secret-of-at-least-thirty-two-letters'

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yiyou-env-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function refusal(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof StartProblem) return error.sentences
    throw error
  }
  return []
}

describe('settings', () => {
  test('an empty environment starts the demo on this machine', () => {
    const env = readEnv({ DATA_DIR: dataDir() })
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PG_PORT: 5433,
      APP_URL: 'http://localhost:3000',
      PAYMENTS: 'sandbox',
      DEMO: true,
    })
  })

  test('an empty value counts as not set', () => {
    expect(readEnv({ DATA_DIR: dataDir(), PORT: '', DATABASE_URL: '' }).PORT).toBe(3000)
  })

  test('a database of its own is not filled with the demo world', () => {
    const source = { DATABASE_URL: 'postgresql://localhost/yiyou', SESSION_SECRET: SECRET }
    expect(readEnv(source).DEMO).toBe(false)
    expect(readEnv({ ...source, DEMO: 'true' }).DEMO).toBe(true)
  })

  test('all wrong settings are named at once, each with what to set', () => {
    const sentences = refusal({
      PORT: 'here',
      DATABASE_URL: 'mysql://x/y',
      PAYMENTS: 'cash',
      SESSION_SECRET: 'short',
    })
    expect(sentences).toEqual([
      'Set PORT: it has to be a port number.',
      'Set DATABASE_URL: it has to be an address such as postgresql://user:password@host:5432/yiyou.',
      'Set SESSION_SECRET: it has to be at least 32 characters long.',
      'Set PAYMENTS: it has to be sandbox or stripe.',
    ])
  })

  test('what is wrong only together is told along with the rest', () => {
    expect(refusal({ SESSION_SECRET: SECRET, LOG_LEVEL: 'loud', PAYMENTS: 'stripe' })).toHaveLength(3)
  })

  test('Stripe needs both of its keys', () => {
    expect(refusal({ SESSION_SECRET: SECRET, PAYMENTS: 'stripe' })).toEqual([
      'Set STRIPE_SECRET_KEY, since PAYMENTS is stripe; or set PAYMENTS to sandbox.',
      'Set STRIPE_WEBHOOK_SECRET, since PAYMENTS is stripe; or set PAYMENTS to sandbox.',
    ])
  })
})

describe('the session secret', () => {
  test('is made once and kept closed', () => {
    const DATA_DIR = dataDir()
    const first = readEnv({ DATA_DIR }).SESSION_SECRET
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(readEnv({ DATA_DIR }).SESSION_SECRET).toBe(first)
    expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toBe(first)
  })

  test('has to be given to a production server with a database of its own, unless one is kept', () => {
    const DATA_DIR = dataDir()
    const source = { DATA_DIR, NODE_ENV: 'production', DATABASE_URL: 'postgresql://localhost/yiyou' }
    expect(refusal(source)).toEqual([
      'Set DATA_KEYS to at least one key, such as k1:<32 random bytes in base64>, the same on every server.',
      'Set SESSION_SECRET to at least 32 random characters, the same on every server.',
    ])
    expect(existsSync(join(DATA_DIR, 'secret'))).toBe(false)
    expect(existsSync(join(DATA_DIR, 'data-keys'))).toBe(false)
    writeFileSync(join(DATA_DIR, 'secret'), SECRET)
    const DATA_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`
    expect(readEnv({ ...source, DATA_KEYS }).SESSION_SECRET).toBe(SECRET)
  })
})

describe('the keys of the data', () => {
  test('are made on the first start of a server of its own, and kept', () => {
    const DATA_DIR = dataDir()
    const first = readEnv({ DATA_DIR })
    expect([first.DATA_KEYS.length, first.DATA_KEYS_OWN]).toEqual([1, true])
    expect(readEnv({ DATA_DIR }).DATA_KEYS).toEqual(first.DATA_KEYS)
  })

  test('have to be whole, wherever they stand', () => {
    expect(refusal({ DATA_DIR: dataDir(), DATA_KEYS: 'k1:short' })).toEqual([
      'Set DATA_KEYS: it has to be keys such as k1:<32 bytes in base64>, the newest first.',
    ])
    const DATA_DIR = dataDir()
    writeFileSync(join(DATA_DIR, 'data-keys'), 'torn')
    expect(refusal({ DATA_DIR })).toEqual([
      `Repair ${join(DATA_DIR, 'data-keys')}: it has to hold the keys of the data.`,
    ])
  })
})
