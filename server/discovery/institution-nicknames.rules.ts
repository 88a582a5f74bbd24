const NUMBERS = '一二三四五六七八九十'
/** 一福院, 三敬: the number and the first letter of what it is; said only of houses that the city or the district runs. */
const numbered = new RegExp(`^第?([${NUMBERS}])(福|敬|养|护)院?$`, 'u')
const houses: Readonly<Record<string, readonly string[]>> = {
  福: ['社会福利院', '福利院', '老年福利院'],
  敬: ['敬老院'],
  养: ['养老院', '养护院'],
  护: ['护理院', '老年护理院'],
}

/** The full names of a house that is called by its number for short; none where it isn't. */
export function housesCalled(text: string): string[] {
  const [, number, house = ''] = numbered.exec(text) ?? []
  return number ? (houses[house] ?? []).map((name) => `第${number}${name}`) : []
}
