import { openCare } from '../care/care.entry.ts'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { sealedColumns } from '../platform/sealed-columns.ts'
import type { Vault } from '../platform/vault.ts'
import { collectIds } from './collect-ids.ts'
import { type Held, heldData } from './data-map.ts'
import type { PersonalData } from './person.contract.ts'

/** Of one table; nobody comes near it, and a defect must not fill a disk. */
const MOST_ROWS = 20_000
type Row = Record<string, unknown>
type Reader = { findMany(asked: object): Promise<Row[]> }

/**
 * Everything kept of the viewer and of the families they order for, as one consistent state, with sealed texts opened. A family they
 * only watch is not theirs to carry away; secrets and what is others' is left out (data-map.ts). Nothing of it is stored; that
 * it was asked for is an event.
 */
export async function exportData(ctx: PersonCtx): Promise<PersonalData> {
  const { viewer, clock, ports } = ctx
  const families = viewer.families.filter(({ role }) => role !== 'viewer').map(({ id }) => id)
  return inTransaction(
    ctx.db,
    async (tx) => {
      await rememberPerson(tx, ctx, viewer.userId, 'export')
      const ids = await collectIds(tx, viewer.userId, families)
      const tables: Record<string, Row[]> = {}
      for (const held of heldData) {
        const rows = await delegateOf(tx, held).findMany({
          where: { AND: [{ [held.by]: { in: [...ids[held.of]] } }, held.only ?? {}] },
          take: MOST_ROWS,
        })
        tables[held.model] = rows.map((row) => without(opened(ports.vault, held, row), held.omit))
      }
      return { madeAt: clock.now(), userId: viewer.userId, tables }
    },
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  )
}

/** The client's own door to a model. */
function delegateOf(tx: Tx, { model }: Pick<Held, 'model'>): Reader {
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`
  return (tx as unknown as Record<string, Reader>)[name] as Reader
}

function opened(vault: Vault, { model }: Held, row: Row): Row {
  if (model === 'CareEntry') return openCare(vault, row as never)
  const table = model.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
  const sealed = sealedColumns.filter((column) => column.table === table)
  const texts = sealed.map(({ place, column }) => [
    column,
    vault.open(place, String(row.id), String(row[column])),
  ])
  return { ...row, ...Object.fromEntries(texts) }
}

const without = (row: Row, omit: readonly string[] = []): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !omit.includes(name)))

/** What a person did with their own data. */
export async function rememberPerson(
  tx: Tx,
  { clock }: Pick<PersonCtx, 'clock'>,
  userId: string,
  transition: 'export' | 'ask_erasure' | 'undo_erasure' | 'erase',
): Promise<void> {
  const stream = `person:${userId}`
  await tx.$queryRaw`select 1 from "user" where id = ${userId}::uuid for no key update`
  const position = (await tx.event.count({ where: { stream } })) + 1
  await recordEvent(tx, {
    ...{ stream, position, subject: 'person', subjectId: userId, transition, from: null, to: transition },
    actor: { kind: transition === 'erase' ? 'clock' : 'person', id: userId, name: '' },
    at: clock.now(),
  })
}
