/**
 * Which page says what: finds the namespaces of texts (app/i18n/zh-CN/NAME.ts) named by a route's module and by all it imports,
 * and has the module ask for them as soon as it is loaded. Without it every page would fetch the words of all pages. What the
 * server needs to announce them together with the page is written beside the scripts, as assets/texts.json.
 */
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const PLACE = /texts-of:([^"'`]+)/g
const LANGUAGES = ['zh-CN', 'en']

/** @param {string} root The project's folder. @returns {import('vite').Plugin} */
export function textsByPage(root) {
  const app = join(root, 'app')
  const names = readdirSync(join(app, 'i18n/zh-CN')).map((file) => file.replace(/\.ts$/, ''))
  const known = new Set(names.filter((name) => name !== 'index'))
  /** @type {Map<string, Set<string>>} */
  const saidBy = new Map()
  /** @type {Map<string, string[]>} */
  const pages = new Map()

  return {
    name: 'texts-by-page',
    apply: 'build',
    enforce: 'post',
    transform(code, id, options) {
      if (
        options?.ssr ||
        !id.startsWith(`${app}/`) ||
        !/\.tsx?$/.test(id) ||
        id.startsWith(join(app, 'i18n/'))
      )
        return null
      saidBy.set(id, namespacesIn(this.parse(code), known))
      if (id !== join(app, 'root.tsx') && !id.startsWith(join(app, 'routes/'))) return null
      const asking = `import { needTexts } from ${JSON.stringify(join(app, 'i18n/browser-texts.ts'))};needTexts("texts-of:${id}");`
      return { code: `${code}\n${asking}`, map: null }
    },
    renderChunk(code) {
      if (!code.includes('texts-of:')) return null
      return {
        code: code.replace(PLACE, (_, id) => {
          const namespaces = said(id, saidBy, (one) => this.getModuleInfo(one))
          pages.set(relative(app, id), namespaces)
          return namespaces.join()
        }),
        map: null,
      }
    },
    generateBundle(_options, bundle) {
      if (pages.size === 0) return
      /** @type {Record<string, Record<string, string>>} */
      const files = {}
      for (const language of LANGUAGES) {
        const of = join(app, 'i18n', language)
        files[language] = {}
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk')
            for (const id of chunk.moduleIds)
              if (id.startsWith(`${of}/`))
                files[language][relative(of, id).replace(/\.ts$/, '')] = `/${chunk.fileName}`
      }
      const source = JSON.stringify({ pages: Object.fromEntries(pages), files })
      this.emitFile({ type: 'asset', fileName: 'assets/texts.json', source })
    },
  }
}

/**
 * The namespaces a module names: `useT('orders')`, `'orders:list.title'`, `` `problems:${code}` ``.
 * @param {unknown} program @param {Set<string>} known
 */
function namespacesIn(program, known) {
  const found = new Set()
  visit(program, (node) => {
    const texts = [
      ...(node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []),
      ...(node.type === 'TemplateElement' ? [node.value.raw] : []),
    ]
    for (const text of texts) {
      const prefix = /^([a-z-]+):/.exec(text)?.[1]
      if (prefix && known.has(prefix)) found.add(prefix)
    }
    if (node.type !== 'CallExpression' || !/^(useT|textsOf)$/.test(node.callee.name ?? '')) return
    visit(node.arguments, (argument) => {
      if (argument.type === 'Literal' && known.has(argument.value)) found.add(argument.value)
    })
  })
  return found
}

/**
 * What a module and everything it imports, at once or later, say.
 * @param {string} start @param {Map<string, Set<string>>} saidBy
 * @param {(id: string) => { importedIds: readonly string[], dynamicallyImportedIds: readonly string[] } | null} infoOf
 */
function said(start, saidBy, infoOf) {
  const seen = new Set([start])
  const namespaces = new Set()
  for (const id of seen) {
    for (const namespace of saidBy.get(id) ?? []) namespaces.add(namespace)
    const info = infoOf(id)
    for (const next of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])])
      if (saidBy.has(next)) seen.add(next)
  }
  return [...namespaces].sort()
}

/** @param {any} node @param {(node: any) => void} see */
function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see)
  else if (node && typeof node === 'object') {
    if ('type' in node) see(node)
    for (const value of Object.values(node)) visit(value, see)
  }
}
