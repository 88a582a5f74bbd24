import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { textRules, textViolations } from './text-rules.ts'

const root = resolve(import.meta.dirname, '../..')
const config = join(root, '.dependency-cruiser.cjs')
const declared: string[] = createRequire(import.meta.url)(config).forbidden.map(
  ({ name }: { name: string }) => name,
)

/** Sound code in the shape of ours: none of it may be reported. */
const sound: Record<string, string> = {
  'server/kernel/clock.ts': `export type Clock = { now(): Date }\n`,
  'server/kernel/lifecycle.ts': `import type { Clock } from './clock.ts'\nexport const decide = (clock: Clock) => clock\n`,
  'server/orders/order.contract.ts': `export const orderStates = ['requested'] as const\n`,
  'server/orders/order.lifecycle.ts': `import { decide } from '../kernel/lifecycle.ts'\nimport { orderStates } from './order.contract.ts'\nexport const lifecycle = [decide, orderStates]\n`,
  'server/orders/place-order.ts': `import { db } from '../platform/db.ts'\nimport { lifecycle } from './order.lifecycle.ts'\nexport const placeOrder = () => [db, lifecycle]\n`,
  'server/orders/orders.entry.ts': `export { placeOrder } from './place-order.ts'\n`,
  'server/orders/order.router.ts': `import { router } from '../rpc/trpc.ts'\nimport { placeOrder } from './place-order.ts'\nexport const orderRouter = [router, placeOrder]\n`,
  'server/reviews/find-reviews.ts': `import { placeOrder } from '../orders/orders.entry.ts'\nimport { orderStates } from '../orders/order.contract.ts'\nexport const findReviews = [placeOrder, orderStates]\n`,
  'server/rpc/trpc.ts': `export const router = 1\n`,
  'server/rpc/app-router.ts': `import { orderRouter } from '../orders/order.router.ts'\nexport const appRouter = { orderRouter }\nexport type AppRouter = typeof appRouter\n`,
  'server/platform/db.ts': `export const db = 1\n`,
  'server/platform/env.ts': `export const port = process.env.PORT\n`,
  'server/platform/clock.ts': `export const now = () => new Date()\n`,
  'app/ui/button.tsx': `export const Button = () => null\n`,
  'app/features/orders/card.tsx': `import { Button } from '../../ui/button.tsx'\nexport const Card = Button\n`,
  'app/routes/orders.tsx': `import type { AppRouter } from '../../server/rpc/app-router.ts'\nimport { orderStates } from '../../server/orders/order.contract.ts'\nimport { Card } from '../features/orders/card.tsx'\nexport const loader = (): AppRouter | typeof orderStates | typeof Card => Card\n`,
  'test/support/world.ts': `export const world = 1\n`,
}

/** One breach per rule: the file that commits it, and what it says. */
const breaches: Record<string, { file: string; text: string; also?: Record<string, string> }> = {
  'no-cycles': {
    file: 'server/reviews/left.ts',
    text: `import { right } from './right.ts'\nexport const left = () => right\n`,
    also: {
      'server/reviews/right.ts': `import { left } from './left.ts'\nexport const right = () => left\n`,
    },
  },
  'kernel-depends-on-nothing': {
    file: 'server/kernel/money.ts',
    text: `import { db } from '../platform/db.ts'\nexport const money = db\n`,
  },
  'contracts-are-browser-safe': {
    file: 'server/reviews/review.contract.ts',
    text: `import { db } from '../platform/db.ts'\nexport const reviewStates = db\n`,
  },
  'contracts-need-no-node': {
    file: 'server/reviews/photo.contract.ts',
    text: `import { createHash } from 'node:crypto'\nexport const hash = createHash\n`,
  },
  'rules-are-pure': {
    file: 'server/reviews/review.rules.ts',
    text: `import { db } from '../platform/db.ts'\nexport const mayReview = db\n`,
  },
  'app-sees-contracts-and-types-only': {
    file: 'app/routes/direct.tsx',
    text: `import { placeOrder } from '../../server/orders/place-order.ts'\nexport const loader = placeOrder\n`,
  },
  'server-never-imports-app': {
    file: 'server/reviews/show.ts',
    text: `import { Button } from '../../app/ui/button.tsx'\nexport const show = Button\n`,
  },
  'domains-meet-at-the-front-door': {
    file: 'server/reviews/write-review.ts',
    text: `import { placeOrder } from '../orders/place-order.ts'\nexport const writeReview = placeOrder\n`,
  },
  'domains-know-no-layer-above': {
    file: 'server/reviews/climb.ts',
    text: `import { router } from '../rpc/trpc.ts'\nexport const climb = router\n`,
  },
  'platform-has-no-business-words': {
    file: 'server/platform/bill.ts',
    text: `import { orderStates } from '../orders/order.contract.ts'\nexport const bill = orderStates\n`,
  },
  'nothing-imports-a-route': {
    file: 'app/features/orders/shortcut.tsx',
    text: `import { loader } from '../../routes/orders.tsx'\nexport const shortcut = loader\n`,
  },
  'ui-has-no-domain': {
    file: 'app/ui/order-badge.tsx',
    text: `import { orderStates } from '../../server/orders/order.contract.ts'\nexport const badge = orderStates\n`,
  },
  'production-never-imports-test': {
    file: 'server/reviews/demo.ts',
    text: `import { world } from '../../test/support/world.ts'\nexport const demo = world\n`,
  },
  'nothing-unresolvable': {
    file: 'server/reviews/lost.ts',
    text: `import { gone } from './gone.ts'\nexport const lost = gone\n`,
  },
  'settings-come-from-platform-env': {
    file: 'server/reviews/port.ts',
    text: `export const port = process.env.PORT\n`,
  },
  'time-comes-from-the-clock': {
    file: 'server/reviews/today.ts',
    text: `// new Date() in a comment is fine\nexport const today = new Date()\n`,
  },
  'front-doors-name-what-they-export': {
    file: 'server/reviews/reviews.entry.ts',
    text: `export * from './find-reviews.ts'\n`,
  },
  'errors-are-read-not-compared-by-class': {
    file: 'app/features/orders/compare.tsx',
    text: `export const isOurs = (e: unknown, DomainError: new () => object) => e instanceof DomainError\n`,
  },
}

describe('the rules of the house', () => {
  const clean = reportOn(plant(sound))
  const planted = Object.fromEntries(
    Object.values(breaches).flatMap(({ file, text, also }) => Object.entries({ [file]: text, ...also })),
  )
  const report = reportOn(plant({ ...sound, ...planted }))

  test('find nothing in sound code', () => {
    expect(clean).toEqual([])
  })

  test('each have a breach planted here', () => {
    expect(Object.keys(breaches).sort()).toEqual([...declared, ...textRules.map(({ name }) => name)].sort())
  })

  test.each(Object.keys(breaches))('%s is caught', (rule) => {
    const guilty = breaches[rule]?.file
    expect(report.filter((breach) => breach.rule === rule).map(({ file }) => file)).toContain(guilty)
  })

  test('hold in our own sources, as far as their text tells', () => {
    expect(textViolations(root)).toEqual([])
  })
})

function reportOn(folder: string): { rule: string; file: string }[] {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const json = execFileSync(
    process.execPath,
    [cruiser, 'app', 'server', 'test', '--config', config, '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const violations: { rule: { name: string }; from: string }[] = JSON.parse(json).summary.violations
  const imports = violations.map(({ rule, from }) => ({ rule: rule.name, file: from }))
  return [...imports, ...textViolations(folder)]
}

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yiyou-rules-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const settings = { compilerOptions: { moduleResolution: 'Bundler', module: 'ESNext', jsx: 'react-jsx' } }
  const all = { 'tsconfig.json': JSON.stringify(settings), 'prisma/none.ts': 'export {}\n', ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
