import { services as rows } from '../synonyms.rules.ts'
import type { Word } from '../words.contract.ts'

const keyOf = (spellings: readonly string[]) => [...spellings].sort().join(' ')

/** Every service somebody may ask for, with all that it is called: each has a short token in the documents. */
const services = new Map<string, { readonly token: string; readonly spellings: readonly string[] }>()
for (const said of rows.flatMap(({ words }) => words)) {
  const spellings = rows.flatMap(({ words }) => (words.includes(said) ? words : []))
  const key = keyOf([...new Set(spellings)])
  if (!services.has(key)) services.set(key, { token: String(services.size), spellings })
}

/** The token of a word that is one of our services; null for any other. */
export const serviceToken = ({ as, spellings }: Word): string | null =>
  as === 'service' ? (services.get(keyOf(spellings))?.token ?? null) : null

/** The services that a folded text speaks of: `name` before what is found in names, and so on. */
export const servicesIn = (where: 'name' | 'offers' | 'where', text: string): string[] =>
  [...services.values()]
    .filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling)))
    .map(({ token }) => `${where}:${token}`)
