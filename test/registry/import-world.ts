import type { Db } from '../../server/platform/db.ts'
import { type ImportProfile, importProfileSchema } from '../../server/registry/import-profile.ts'
import { type ImportCtx, importRegistry } from '../../server/registry/import-registry.ts'
import { builtInProfiles } from '../../server/registry/profiles.ts'
import type { ImportProfileName, ImportReport } from '../../server/registry/registry.contract.ts'
import { movableClock } from '../support/clock.ts'
import { testCtx } from '../support/world.ts'
import { csv, registryFile } from './registry-files.ts'

/** A registry nobody has seen before: everything in it can be written down in one line of a test. */
export const townProfile: ImportProfile = importProfileSchema.parse({
  name: 'town-list',
  title: '示例镇名录',
  columns: {
    name: '名称',
    kind: '类别',
    city: '城市',
    district: '区县',
    address: '地址',
    phone: '电话',
    capacity: '床位',
    lat: '纬度',
    lng: '经度',
  },
  kinds: { byValue: { 养老院: 'residential', 助餐点: 'meals' } },
  crs: 'WGS-84',
  key: ['编号'],
})

const header = '编号,名称,类别,城市,区县,地址,电话,床位,纬度,经度'
export const townFile = (...rows: string[]) => ({ name: 'town.csv', bytes: csv(header, ...rows) })

/** Imports files into `db`, at a clock that stands still, with a search engine that notes what it is told. */
export function importer(db: Db) {
  const clock = movableClock()
  const told: string[] = []
  const base = testCtx(db, clock)
  const search = {
    ...base.ports.search,
    name: 'meilisearch' as const,
    index: async (documents: readonly { name: string }[]) => {
      told.push(...documents.map(({ name }) => name))
    },
  }
  const ctx: ImportCtx = { ...base, ports: { search } }
  return {
    ctx,
    clock,
    told,
    town: (...rows: string[]): Promise<ImportReport> =>
      importRegistry(ctx, { file: townFile(...rows), profile: townProfile }),
    real: (profile: ImportProfileName, file: string): Promise<ImportReport> =>
      importRegistry(ctx, { file: registryFile(file), profile: builtInProfiles[profile] }),
  }
}

export const countsOf = ({ rows, created, updated, unchanged, merged, refused }: ImportReport) => ({
  rows,
  created,
  updated,
  unchanged,
  merged,
  refused: refused.length,
})
