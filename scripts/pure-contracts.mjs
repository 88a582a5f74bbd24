/**
 * Tells the bundler that contracts only declare: making a schema changes nothing else. So a screen that shows a contract's
 * list of states carries neither its schemas nor zod. What a function does when it is called is left as it is: there a list may
 * well be filled. For the browser's build alone.
 * @returns {import('vite').Plugin}
 */
export function pureContracts() {
  return {
    name: 'pure-contracts',
    apply: 'build',
    transform(code, id, options) {
      if (options?.ssr || !/\.contract\.ts$/.test(id)) return null
      const starts = new Set()
      visit(this.parse(code), (node) => {
        if (node.type === 'CallExpression' || node.type === 'NewExpression') starts.add(node.start)
      })
      const places = [0, ...[...starts].sort((a, b) => a - b)]
      const parts = places.map((from, at) => code.slice(from, places[at + 1]))
      return { code: parts.join('/* @__PURE__ */ '), map: null }
    },
  }
}

/**
 * Everything that runs when the module is loaded: the insides of functions do not.
 * @param {unknown} node @param {(node: { type: string, start: number }) => void} see
 */
function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see)
  else if (node && typeof node === 'object') {
    if ('type' in node && /Function/.test(String(node.type))) return
    if ('type' in node && 'start' in node) see(/** @type {never} */ (node))
    for (const value of Object.values(node)) visit(value, see)
  }
}
