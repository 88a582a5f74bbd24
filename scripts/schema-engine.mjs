#!/usr/bin/env node
/**
 * Prisma's schema engine for machines that may not download it: the CLI starts this file in place of the native
 * binary (PRISMA_SCHEMA_ENGINE_BINARY) and speaks line-delimited JSON-RPC with it over stdio. The work is done by
 * the same engine compiled to WebAssembly, which talks to PostgreSQL through @prisma/adapter-pg.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const ENGINE_VERSION = '0edf323efd1d98336f3f0a68684b56f689b900d3'
const CHAR_OID = 18
const TEXT_OID = 25

const argv = process.argv.slice(2)
if (argv.includes('--version')) {
  console.log(`schema-engine-cli ${ENGINE_VERSION}`)
} else if (argv.includes('cli')) {
  await answerDatabaseQuestion()
} else {
  serve()
}

/** `cli can-connect-to-database` and `cli create-database`: the exit code is the answer. */
async function answerDatabaseQuestion() {
  try {
    await canConnect(databaseUrl())
  } catch (error) {
    const missing = error.code === '3D000'
    if (missing && argv.includes('create-database')) return createDatabase()
    // The CLI throws the first line of stderr away and reads JSON from the next.
    process.stderr.write('schema-engine\n')
    process.stderr.write(
      JSON.stringify({
        level: 'ERROR',
        target: 'schema_engine::logger',
        fields: { message: error.message, error_code: missing ? 'P1003' : 'P1001' },
      }),
    )
    process.exitCode = 1
  }
}

async function canConnect(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.end()
}

async function createDatabase() {
  const name = decodeURIComponent(new URL(databaseUrl()).pathname.slice(1))
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
}

/** Answers requests until the CLI closes stdin, then leaves once the last answer is written. */
function serve() {
  const underWay = new Set()
  const engine = once(startEngine)
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (!line.trim()) return
    const answered = answer(engine, JSON.parse(line)).finally(() => underWay.delete(answered))
    underWay.add(answered)
  })
  lines.on('close', async () => {
    await Promise.allSettled(underWay)
    process.exit()
  })
}

async function answer(engine, { id, method, params }) {
  try {
    const result = await call(await engine(), method, params?.input ?? params)
    // The native engine prints a diff itself; the WebAssembly one hands it back.
    if (method === 'diff' && result?.stdout) {
      send({ id: 1, method: 'print', params: { content: result.stdout } })
    }
    send({ id, result: result ?? null })
  } catch (error) {
    const { message = String(error), code, meta } = error ?? {}
    send({
      id,
      error: {
        code: 4466,
        message: 'An error happened. Check the data field for details.',
        data: { is_panic: false, message, error_code: code, meta },
      },
    })
  }
}

/** The two front ends differ in one name only. */
function call(engine, method, input) {
  return engine[method === 'getDatabaseVersion' ? 'version' : method](input)
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function startEngine() {
  const glue = await loadWebAssembly()
  const schemas = schemaFiles()
  const options = { datamodels: schemas.length > 0 ? schemas : undefined }
  return glue.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory()))
}

async function loadWebAssembly() {
  let panic = ''
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    get: () => panic,
    set_message: (message) => {
      panic = message
      console.error(message)
    },
  }
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import(join(folder, 'schema_engine_bg.js'))
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

/** `--datamodels` is followed by any number of file paths. */
function schemaFiles() {
  const start = argv.findIndex((word) => word === '--datamodels' || word === '-d') + 1
  if (start === 0) return []
  const length = argv.slice(start).findIndex((word) => word.startsWith('--'))
  const paths = argv.slice(start, length === -1 ? undefined : start + length)
  return paths.map((path) => [path, readFileSync(path, 'utf8')])
}

function adapterFactory() {
  const factory = new PrismaPg({ connectionString: databaseUrl() })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => mended(await connect())
  factory.connectToShadowDb = () => connectToShadow(factory)
  return factory
}

/**
 * A throw-away database the migrations are replayed in. The adapter's own way passes both a connection string and a
 * database name: pg lets the string win, and the "shadow" would be the real database.
 */
async function connectToShadow(factory) {
  const name = `prisma_shadow_${crypto.randomUUID().replaceAll('-', '')}`
  const admin = await factory.connect()
  await admin.executeScript(`CREATE DATABASE "${name}"`)
  const shadow = mended(await new PrismaPg({ connectionString: databaseUrl(name) }).connect())
  const dispose = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await dispose()
    await admin.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await admin.dispose()
  }
  return shadow
}

/** The adapter with the two things repaired that migrations need. */
function mended(adapter) {
  adapter.executeScript = (script) => runScript(adapter, script)
  return readingChar(adapter)
}

/** One simple query: the adapter would split at every `;`, also inside a $$ function body. */
async function runScript(adapter, script) {
  try {
    await adapter.underlyingDriver().query(script)
  } catch (error) {
    adapter.onError(error)
  }
}

/** The catalogues answer with PostgreSQL's one-byte "char", a type the adapter has no case for. */
function readingChar(queryable) {
  const { queryRaw, startTransaction } = queryable
  queryable.queryRaw = async function (query) {
    const result = await this.performIO(query)
    const columns = [...result.fields.keys()].filter((i) => result.fields[i].dataTypeID === CHAR_OID)
    for (const i of columns) result.fields[i].dataTypeID = TEXT_OID
    const answered = Object.create(this, { performIO: { value: async () => result } })
    const rows = await queryRaw.call(answered, query)
    for (const i of columns) rows.columnTypes[i] = ColumnTypeEnum.Character
    return rows
  }
  if (startTransaction) {
    queryable.startTransaction = async function (...args) {
      return readingChar(await startTransaction.apply(this, args))
    }
  }
  return queryable
}

/** The address the CLI names (JSON, plain or base64), or DATABASE_URL; with another database when one is given. */
function databaseUrl(database) {
  const at = argv.indexOf('--datasource')
  const named = at === -1 ? undefined : parseDatasource(argv[at + 1]).url
  const url = new URL(named ?? process.env.DATABASE_URL)
  if (database) url.pathname = `/${database}`
  return url.toString()
}

function parseDatasource(text) {
  return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64').toString())
}

function once(start) {
  let started
  return () => {
    started ??= start()
    return started
  }
}
