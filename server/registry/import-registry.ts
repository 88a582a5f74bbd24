import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { indexListings, writeSearchTexts } from '../discovery/discovery.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { findDistricts } from '../regions/regions.entry.ts'
import { type ImportProfile, requiredColumns } from './import-profile.ts'
import { newIds } from './new-ids.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { textIn } from './read-file.ts'
import { ownedAmong, readKnown } from './read-known.ts'
import { citiesIn, type ReadRegistry, readRegistry } from './read-registry.ts'
import { readTable } from './read-table.ts'
import type { ImportReport } from './registry.contract.ts'
import { writeImport } from './write-import.ts'

/** Imports of all servers take turns: two of the same file would both find every row new. */
const TURN = 724_002
const LONGEST = 120_000

export type ImportCtx = Pick<Ctx, 'db' | 'clock' | 'log'> & { readonly ports: Pick<Ctx['ports'], 'search'> }
export type RegistryFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * Brings one edition of a registry in, in one transaction: rows that were here before are found again by their key,
 * rows about places already known are merged into them, the rest becomes unclaimed listings. Rows that can't be taken
 * are refused one by one; listings that the file no longer names stay. Refuses the file as a whole, changing nothing,
 * with registry.file_unreadable or registry.wrong_columns.
 */
export async function importRegistry(
  ctx: ImportCtx,
  { file, profile }: { file: RegistryFile; profile: ImportProfile },
): Promise<ImportReport> {
  const table = readTable(textIn(file.bytes), requiredColumns(profile))
  const cities = citiesIn(table, profile)
  const districts = await findDistricts(ctx.db, cities)
  const registry = readRegistry(table, profile, districts)
  const startedAt = ctx.clock.now()
  const newId = newIds(startedAt)
  const run = { id: newId(), profile: profile.name, at: startedAt, newId }

  const { report, touched } = await inTransaction(
    ctx.db,
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${TURN})`
      const plan = planImport(registry.rows, await readKnown(tx, profile.name, districts, cities), newId)
      const touched = await writeImport(tx, plan, run)
      await writeSearchTexts(tx, touched)
      const owned = await ownedAmong(
        tx,
        plan.updated.map(({ providerId }) => providerId),
      )
      const report = reportOf(
        { runId: run.id, profile: profile.name, fileName: file.name },
        registry,
        plan,
        owned,
      )
      await recordRun(tx, report, { file, startedAt, finishedAt: ctx.clock.now() })
      return { report, touched }
    },
    { timeout: LONGEST },
  )
  await indexListings(ctx, touched)
  return report
}

function reportOf(
  run: Pick<ImportReport, 'runId' | 'profile' | 'fileName'>,
  { rows, refused }: ReadRegistry,
  plan: ImportPlan,
  owned: ReadonlySet<string>,
): ImportReport {
  const kept = plan.updated
    .filter(({ providerId }) => owned.has(providerId))
    .map(({ row }) => ({
      line: row.line,
      remark: '机构已经入驻，只更新了来源，没有改动机构自己的资料',
      name: row.listing.name,
    }))
  const mended = rows.flatMap(({ line, remarks, listing }) =>
    remarks.map((remark) => ({ line, remark, name: listing.name })),
  )
  return {
    ...run,
    rows: rows.length + refused.length,
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    merged: plan.merged.length,
    refused,
    placeholders: rows.filter(({ placeholder }) => placeholder).length,
    remarks: [...mended, ...kept].sort((a, b) => a.line - b.line),
  }
}

async function recordRun(
  tx: Tx,
  report: ImportReport,
  { file, startedAt, finishedAt }: { file: RegistryFile; startedAt: Date; finishedAt: Date },
): Promise<void> {
  const { runId, profile, fileName, rows, created, updated, unchanged, merged, refused } = report
  await tx.importRun.create({
    data: {
      ...{ id: runId, profile, fileName, startedAt, finishedAt, rows, created, updated, unchanged, merged },
      fileHash: createHash('sha256').update(file.bytes).digest('hex'),
      refused: refused.length,
      report,
    },
  })
}
