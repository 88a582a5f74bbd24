import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findStandIns } from '../../server/registry/find-stand-ins.ts'
import { metresBetween } from '../../server/registry/metres-between.ts'
import { knownPlaces, nameCore } from '../../server/registry/same-place.ts'
import { settlePosition } from '../../server/registry/settle-position.ts'

const near = (a: { lat: number | null; lng: number | null }, lat: number, lng: number) =>
  metresBetween({ lat: a.lat ?? 0, lng: a.lng ?? 0 }, { lat, lng })

// The Oriental Pearl tower as three maps give it.
const tower = {
  'WGS-84': [31.2417, 121.4949],
  'GCJ-02': [31.23975, 121.499718],
  'BD-09': [31.245369, 121.506235],
} as const

test.each(Object.entries(tower))('%s is brought to WGS-84', (crs, [lat, lng]) => {
  const position = settlePosition({ lat: String(lat), lng: String(lng) }, crs as keyof typeof tower, false)
  expect(near(position, ...tower['WGS-84'])).toBeLessThan(60)
})

test('what can be no place in China is left out, with a remark', () => {
  const at = (lat: string, lng: string, standIn = false) => settlePosition({ lat, lng }, 'WGS-84', standIn)
  const nowhere = { lat: null, lng: null }
  expect(at('', '')).toEqual({ ...nowhere, remark: null, placeholder: false })
  expect(at('0', '0')).toMatchObject({ ...nowhere, placeholder: true })
  expect(at('31.2', '121.4', true)).toMatchObject({ ...nowhere, placeholder: true })
  expect(at('51.5', '-0.12')).toMatchObject({
    ...nowhere,
    remark: '坐标不在中国境内，已留空',
    placeholder: false,
  })
  expect(at('31.2', '')).toMatchObject({ ...nowhere, remark: '坐标不是一对数字，已留空' })
  expect(at('北纬31', '121')).toMatchObject(nowhere)
  expect(at('Infinity', '121')).toMatchObject(nowhere)
  expect(at('121.4737', '31.2304')).toMatchObject({
    lat: 31.2304,
    lng: 121.4737,
    remark: '经纬度写反了，已对调',
  })
  expect(at('25.03', '121.56')).toMatchObject({ lat: 25.03, lng: 121.56, remark: null })
})

test('whatever a cell holds, a position is whole and in China or not there at all', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.string()), fc.oneof(fc.double(), fc.string()), (lat, lng) => {
      const position = settlePosition({ lat: String(lat), lng: String(lng) }, 'GCJ-02', false)
      expect(position.lat === null).toBe(position.lng === null)
      if (position.lat !== null) expect(position.lat).toBeGreaterThan(3)
    }),
  )
})

test('a point with many names on it stands in for something else', () => {
  const rows = (count: number, districts: readonly string[]) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ lat: '31.23', lng: '121.47', name: `示例${at}`, district: districts[at % districts.length] ?? '' },
    }))
  expect(findStandIns(rows(12, [''])).has('31.23,121.47')).toBe(true)
  expect(findStandIns(rows(11, [''])).size).toBe(0)
  expect(findStandIns(rows(5, ['徐汇区', '浦东新区', '崇明区'])).size).toBe(1)
  expect(findStandIns(rows(7, ['徐汇区'])).size).toBe(0)
  const repeated = rows(20, ['']).map((row) => ({ ...row, name: '示例同名' }))
  expect(findStandIns(repeated).size).toBe(0)
})

test('the core of a name is what is left without its places', () => {
  const places = ['上海市', '黄浦区', '闵行区', '浦东新区']
  expect(nameCore('上海市黄浦区示例街道长者照护之家', places)).toBe('示例街道长者照护之家')
  expect(nameCore('上海黄浦示例街道长者照护之家', places)).toBe('示例街道长者照护之家')
  expect(nameCore('上海闵行区示例（东）福利院有限公司', places)).toBe('示例东福利院')
  expect(nameCore('上海市', places)).toBe('上海市')
})

test('one place is within 300 metres, or in the same district, or of exactly the same name', () => {
  const places = knownPlaces(
    new Map([
      [
        '上海市',
        new Map([
          ['徐汇区', ''],
          ['黄浦区', ''],
        ]),
      ],
    ]),
  )
  const place = { name: '上海徐汇区示例养老院', city: '上海市', district: '徐汇区', lat: 31.2, lng: 121.45 }
  places.add({ ...place, providerId: 'one' })
  const row = { kind: 'residential', province: '', address: '', phone: '', capacity: null } as const
  const found = (changes: Partial<typeof place> | { lat: null; lng: null }) =>
    places.find({ ...row, ...place, name: '示例养老院', ...changes } as never)?.providerId ?? null
  expect(found({ lat: 31.2026 })).toBe('one')
  expect(found({ lat: 31.2028 })).toBeNull()
  expect(found({ lat: null, lng: null })).toBe('one')
  expect(found({ lat: null, lng: null, district: '黄浦区' } as never)).toBeNull()
  expect(found({ lat: null, lng: null, district: '' } as never)).toBeNull()
  expect(found({ lat: null, lng: null, district: '', name: place.name } as never)).toBe('one')
  expect(found({ city: '南京市' })).toBeNull()
})
