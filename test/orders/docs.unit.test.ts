import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matrix } from '../../server/kernel/lifecycle.ts'
import { orderActors } from '../../server/orders/order.contract.ts'
import { orderLifecycle } from '../../server/orders/order.lifecycle.ts'
import { visitLifecycle } from '../../server/orders/visit.lifecycle.ts'

const page = readFileSync(new URL('../../docs/orders.md', import.meta.url), 'utf8')
const shown = (name: string) =>
  page.match(new RegExp(`<!-- matrix: ${name} -->\n\`\`\`\n([\\s\\S]*?)\n?\`\`\``))?.[1]

test('the papers show the tables as they are', () => {
  expect(shown('order')).toBe(matrix(orderLifecycle, orderActors))
  expect(shown('visit')).toBe(matrix(visitLifecycle, orderActors))
})
