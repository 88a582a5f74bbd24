import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export type RegionRow = { code: string; name: string; parent: string | null; level: 1 | 2 | 3 }

/** Names the source uses where a municipality has no city between itself and its districts. */
const IN_NAME_ONLY = new Set(['市辖区', '县'])

/** All divisions, municipalities with one city of their own name; `folder` holds the three CSV files. */
export function readRegions(folder: string): RegionRow[] {
  const provinces = rowsOf(folder, 'provinces.csv')
  const cities = rowsOf(folder, 'cities.csv')
  const provinceName = new Map(provinces.map(({ code, name }) => [code, name]))
  const mainCity = mainCities(cities)
  return [
    ...provinces.map(({ code = '', name = '' }) => ({ code, name, parent: null, level: 1 as const })),
    ...cities
      .filter(({ code = '' }) => mainCity(code) === code)
      .map(({ code = '', name = '', provinceCode = '' }) => ({
        code,
        name: IN_NAME_ONLY.has(name) ? (provinceName.get(provinceCode) ?? name) : name,
        parent: provinceCode,
        level: 2 as const,
      })),
    ...rowsOf(folder, 'areas.csv').map(({ code = '', name = '', cityCode = '' }) => ({
      code,
      name,
      parent: mainCity(cityCode),
      level: 3 as const,
    })),
  ]
}

/** Chongqing has two cities in name only; all of its districts and counties hang under the first. */
function mainCities(cities: readonly Record<string, string>[]): (code: string) => string {
  const main = new Map<string, string>()
  const merged = new Map<string, string>()
  for (const { code = '', name = '', provinceCode = '' } of cities) {
    if (!IN_NAME_ONLY.has(name)) continue
    if (!main.has(provinceCode)) main.set(provinceCode, code)
    merged.set(code, main.get(provinceCode) ?? code)
  }
  return (code) => merged.get(code) ?? code
}

const rowsOf = (folder: string, file: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, file)), { columns: true, bom: true })
