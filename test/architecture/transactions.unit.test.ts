import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const server = join(import.meta.dirname, '../../server')
const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('platform/'))
  .map((name) => ({ name, text: readFileSync(join(server, name), 'utf8') }))

/** A second connection taken while a transaction holds one: enough racers at once and all wait for each other. */
function secondConnections(text: string): string[] {
  return [...insideTransactions(text), ...bodiesWithTx(text)].filter((body) => /\bctx\.db\b/.test(body))
}

function insideTransactions(text: string): string[] {
  return text
    .split(/in(?:Order)?Transaction\(ctx\.db,/)
    .slice(1)
    .map((rest) => rest.slice(0, closing(rest)))
}

function bodiesWithTx(text: string): string[] {
  return text
    .split(/\n(?=(?:export )?(?:async )?(?:function|const) )/)
    .filter((part) => /^[^{]*\btx: Tx\b/.test(part))
}

function closing(rest: string): number {
  let depth = 1
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '(') depth++
    if (rest[at] === ')') depth--
    if (depth === 0) return at
  }
  return rest.length
}

test('a transaction uses its own connection only', () => {
  const found = files.filter(({ text }) => secondConnections(text).length > 0).map(({ name }) => name)
  expect(found).toEqual([])
})

test('the rule catches its breach', () => {
  const callback = 'await inTransaction(ctx.db, async (tx) => { await tx.a(); await ctx.db.b() })'
  const helper = '\nasync function load(tx: Tx, ctx: Ctx) {\n  return ctx.db.order.count()\n}\n'
  expect(secondConnections(callback)).toHaveLength(1)
  expect(secondConnections(helper)).toHaveLength(1)
  expect(secondConnections('inTransaction(ctx.db, (tx) => tx.a())\nctx.db.b()')).toEqual([])
})
