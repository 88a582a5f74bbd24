import { readFile, writeFile } from 'node:fs/promises'
import { transform } from 'esbuild'

/** For esbuild: object spreads become calls of its two helpers. */
export const asCalls = { supported: { 'object-rest-spread': false } }

const values = /^var __spreadValues = \(a, b\) => \{\n[\s\S]*?\n\};\n/m
const props = /^var __spreadProps = \(a, b\) => __defProps\(a, __getOwnPropDescs\(b\)\);\n/m

/**
 * What esbuild made with `asCalls`, its helpers replaced by Object.assign; no line moves. In V8 up to 11 an object that names
 * members after a spread takes twenty times as long to make, and no quick collection of garbage frees it.
 */
export function spreadByAssign(text) {
  return assigned(assigned(text, '__spreadValues', values), '__spreadProps', props)
}

function assigned(text, name, helper) {
  if (!text.includes(`${name}(`)) return text
  if (!helper.test(text))
    throw new Error('esbuild has changed how it writes spreads: see scripts/spread-by-assign.mjs')
  return text.replace(helper, (found) => {
    const kept = `var ${name} = Object.assign;\n`
    return kept + '\n'.repeat(found.split('\n').length - 2)
  })
}

/** The same for a file that is finished otherwise and has no map. */
export async function spreadFileByAssign(file) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    ...asCalls,
    target: 'node20',
    format: 'esm',
  })
  await writeFile(file, spreadByAssign(code))
}
