import { appRouter } from '../../server/rpc/app-router.ts'

/** What nobody else writes: an illness, a treatment and a reading in one. */
export const MARK = '糖尿病标记并换药，血压 1577 了'
/** The reading standing alone: its digits come in ids and fractions of a second as well. */
const TRACES = [/糖尿病标记/, /换药/, /(?<![\w.-])1577(?![\w.-])/]

/** The trace of a marked text in what was written down, with what stands around it; null where there is none. */
export function traceIn(text: string): string | null {
  const at = TRACES.map((trace) => text.search(trace)).find((found) => found >= 0)
  return at === undefined ? null : text.slice(Math.max(0, at - 120), at + 60)
}

type Def = {
  type: string
  shape?: Record<string, Schema>
  innerType?: Schema
  in?: Schema
  options?: Schema[]
}
type Schema = { def: Def; format?: string | null; maxLength?: number | null }
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: Schema[] } }>

/** A text of at least so many signs is somebody's own words, and no code, name or number. */
const WORDS = 60
/** Long, and still no words: keys of a link, a zone, a rule; what is searched for has its own test. */
const notWords = new Set([
  ...['token', 'query', 'stream', 'q', 'seal', 'endpoint', 'zone', 'reportId', 'externalId'],
  ...['linkId', 'refundPolicy'],
])

/** The input with every field that takes people's own words filled with the mark, whether the call filled it or not. */
export function marked(path: string, input: unknown): { input: unknown; fields: string[] } {
  const fields: string[] = []
  const schemas = procedures[path]?._def.inputs ?? []
  const written = schemas.reduce((so, schema) => mark(schema, so, path, fields), input)
  return { input: written, fields }
}

function mark(schema: Schema, value: unknown, at: string, fields: string[]): unknown {
  const plain = unwrapped(schema)
  const { type, shape, options } = plain.def
  if (type === 'union') return (options ?? []).reduce((so, option) => mark(option, so, at, fields), value)
  if (type === 'object' && shape && typeof value === 'object' && value !== null) {
    const filled: Record<string, unknown> = { ...value }
    for (const [name, field] of Object.entries(shape)) {
      if (notWords.has(name)) continue
      const next = mark(field, filled[name], `${at}.${name}`, fields)
      if (next !== undefined) filled[name] = next
    }
    return filled
  }
  const takesWords = type === 'string' && !plain.format && (plain.maxLength ?? 0) >= WORDS
  if (!takesWords || typeof value === 'object') return value
  fields.push(at)
  return MARK
}

function unwrapped(schema: Schema): Schema {
  const inner = schema.def.innerType ?? (schema.def.type === 'pipe' ? schema.def.in : undefined)
  return inner ? unwrapped(inner) : schema
}

/** The same api, with every word said through it marked; what was marked is put into `fields`. */
export function markedApi<Api extends object>(api: Api, fields: Set<string>, path = ''): Api {
  return new Proxy(api, {
    get(target, name) {
      const inner = Reflect.get(target, name)
      const here = path ? `${path}.${String(name)}` : String(name)
      return typeof inner === 'function' ? markedApi(inner, fields, here) : inner
    },
    apply(target, self, [input]) {
      const said = marked(path, input)
      for (const field of said.fields) fields.add(field)
      return Reflect.apply(target as never, self, [said.input])
    },
  })
}
