import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../server/platform/migrations.ts'
import { projectRoot } from '../../server/platform/root.ts'

/** A database of this name alone for as long as it is used, with every migration. */
export async function withTemporaryDatabase(
  server: string,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await administer(server, `create database ${name}`)
  try {
    await migrate(url.toString(), projectRoot())
    await use(url.toString())
  } finally {
    await administer(server, `drop database ${name} with (force)`)
  }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
