import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Db, openDb } from '../../server/platform/db.ts'

export type TestDatabase = { db: Db; url: string }

/**
 * A real database of this test file's own, migrated and empty, dropped when the file is done. Called at the top of a
 * file: `const { db } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template = inject('templateUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await administer(template, `create database ${name} template template_yiyou`)
  const url = withDatabase(template, name)
  const db = openDb(url, { max: 10 })
  afterAll(async () => {
    await db.$disconnect()
    await administer(template, `drop database if exists ${name} with (force)`)
  })
  return { db, url }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}
