import { randomInt } from 'node:crypto'
import type { Tx } from '../platform/db.ts'

export async function newOrderId(tx: Tx): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select uuidv7()::text as id`
  return rows[0]?.id ?? ''
}

/** What people read out on the phone: the day, and six figures. */
export function orderNumber(now: Date): string {
  const day = now.toISOString().slice(2, 10).replaceAll('-', '')
  return `${day}-${String(randomInt(1_000_000)).padStart(6, '0')}`
}

/** What the elder shows at the door. */
export const startCode = () => String(randomInt(10_000)).padStart(4, '0')
