import type { Api } from '../../../server/rpc/app-router.ts'

export type RegionChoices = {
  /** The province whose districts are shown. */
  province: string
  provinces: readonly { code: string; name: string }[]
  /** Its districts, under their city. */
  cities: readonly { name: string; districts: readonly { code: string; name: string }[] }[]
}

/** Codes of divisions nest (GB/T 2260): the first two figures are the province's. */
export const provinceOf = (regionCode: string | null | undefined) => regionCode?.slice(0, 2) || null

/** What the address fields offer while `province` is chosen; the first province when it is unknown. */
export async function regionChoices(api: Api, province: string | null): Promise<RegionChoices> {
  const provinces = await api.families.regions()
  const chosen = provinces.find(({ code }) => code === province) ?? provinces[0]
  if (!chosen) return { province: '', provinces, cities: [] }
  const cities = await api.families.regions({ parent: chosen.code })
  return {
    province: chosen.code,
    provinces,
    cities: await Promise.all(
      cities.map(async ({ code, name }) => ({
        name,
        districts: await api.families.regions({ parent: code }),
      })),
    ),
  }
}

/** The province a place lies in, by the name of its city: where a provider is, its families mostly are too. */
export async function provinceOfPlace(api: Api, place: string): Promise<string | null> {
  const provinces = await api.families.regions()
  const itself = provinces.find(({ name }) => place.startsWith(name))
  if (itself) return itself.code
  const found = await Promise.all(
    provinces.map(async ({ code }) => {
      const cities = await api.families.regions({ parent: code })
      return cities.some(({ name }) => place.startsWith(name)) ? code : null
    }),
  )
  return found.find((code) => code !== null) ?? null
}

/** 上海市 浦东新区 for a district's code; empty when unknown. */
export async function districtName(api: Api, regionCode: string): Promise<string> {
  const { cities } = await regionChoices(api, provinceOf(regionCode))
  for (const city of cities) {
    const district = city.districts.find(({ code }) => code === regionCode)
    if (district) return `${city.name} ${district.name}`
  }
  return ''
}
