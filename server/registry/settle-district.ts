export type District = { readonly district: string; readonly remark: string | null }

/**
 * The district a row is in, as the administrative divisions call it. Registries write 江苏钟楼区 or 金坛市 for what is
 * 钟楼区 and 金坛区, or leave it out of the column and in the address. Without known districts (Taiwan) it stays as given.
 */
export function settleDistrict(
  given: {
    readonly district: string
    readonly address: string
    readonly name: string
    readonly city: string
  },
  known: ReadonlyMap<string, string> | undefined,
): District {
  if (!known || known.size === 0 || known.has(given.district))
    return { district: given.district, remark: null }
  const names = [...known.keys()].sort((a, b) => b.length - a.length)
  const meant =
    given.district !== '' &&
    (names.find((name) => given.district.endsWith(name)) ??
      names.find((name) => stem(name) === stem(given.district)))
  const found = meant || firstIn(given.address, names) || firstIn(given.name, names)
  if (found)
    return { district: found, remark: given.district === '' ? null : `区县“${given.district}”已改为${found}` }
  if (given.district === '') return { district: '', remark: null }
  return { district: '', remark: `“${given.district}”不是${given.city}的区县，已留空` }
}

const stem = (name: string) => (name.length > 2 ? name.replace(/[区县市旗]$/, '') : name)

function firstIn(text: string, names: readonly string[]): string | undefined {
  const places = names.map((name) => ({ name, at: text.indexOf(name) })).filter(({ at }) => at >= 0)
  return places.sort((a, b) => a.at - b.at)[0]?.name
}
