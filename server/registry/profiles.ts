import type { z } from 'zod'
import { type ImportProfile, importProfileSchema } from './import-profile.ts'
import type { ImportProfileName } from './registry.contract.ts'

const shanghaiEldercare: z.input<typeof importProfileSchema> = {
  name: 'shanghai-eldercare',
  title: '上海市养老服务机构名录',
  columns: {
    name: 'name',
    kind: 'type',
    city: 'city',
    district: 'district_from_name',
    lat: 'lat',
    lng: 'lng',
  },
  constants: { province: '上海市', city: '上海市' },
  kinds: {
    byValue: {
      养老机构: 'residential',
      长者照护之家: 'residential',
      老年日间照护机构: 'day_care',
      助餐服务点: 'meals',
      社区养老服务组织: 'home_care',
      社区综合为老服务中心: 'community_hub',
      护理站: 'nursing',
      护理院: 'nursing',
    },
  },
  crs: 'GCJ-02',
  crsColumn: 'crs',
  placeholder: { column: 'coord_flag', values: ['placeholder_city_centre'] },
  // The sequence number counts the lines of one edition; a new line in the middle would rename all that follow.
  key: ['type', 'name'],
}

const nursingHomes: z.input<typeof importProfileSchema> = {
  name: 'nursing-homes',
  title: '沪宁穗常养老院（地图检索）',
  columns: {
    name: 'name',
    province: 'province',
    city: 'city',
    district: 'district',
    address: 'address',
    lat: 'lat',
    lng: 'lng',
  },
  kinds: {
    byName: [
      { contains: ['护理院', '护养院', '护理站'], kind: 'nursing' },
      {
        contains: ['综合养老服务中心', '综合为老服务中心', '星光老年之家', '颐康中心'],
        kind: 'community_hub',
      },
      { contains: ['日间照料', '日间照护', '日托'], kind: 'day_care' },
      { contains: ['助餐', '长者食堂', '老年食堂'], kind: 'meals' },
      { contains: ['居家养老', '居家服务'], kind: 'home_care' },
    ],
    otherwise: 'residential',
  },
  crs: 'BD-09',
  crsColumn: 'crs',
  key: ['city', 'name'],
  refuse: [
    { column: 'name_looks_eldercare', values: ['0'], reason: '名称看不出是养老机构' },
    { column: 'name', contains: ['儿童福利院'], reason: '是儿童福利院，不是养老机构' },
  ],
}

const taiwanInfantCare: z.input<typeof importProfileSchema> = {
  name: 'taiwan-infant-care',
  title: '台湾地区托婴中心名录',
  columns: {
    name: 'name',
    city: 'county',
    district: 'district',
    address: 'address',
    phone: 'phone',
    capacity: 'capacity',
    lat: 'lat',
    lng: 'lng',
  },
  constants: { province: '台湾省' },
  kinds: { otherwise: 'nursery' },
  crs: 'WGS-84',
  key: ['id'],
  refuse: [{ column: 'is_active', values: ['0'], reason: '名录标明目前没有营运' }],
  postcodeInAddress: true,
}

/** The registries that are built in, by name. */
export const builtInProfiles: Readonly<Record<ImportProfileName, ImportProfile>> = {
  'shanghai-eldercare': importProfileSchema.parse(shanghaiEldercare),
  'nursing-homes': importProfileSchema.parse(nursingHomes),
  'taiwan-infant-care': importProfileSchema.parse(taiwanInfantCare),
}
