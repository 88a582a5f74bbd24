import { join } from 'node:path'

const asked = 'await import( /* webpackIgnore: true */route.module)'

/**
 * A page that can't be fetched is waited for. Remix would load the document anew, which without a line is the browser's own error
 * page in the place of what was there.
 * @param {string} root The project's folder. @returns {import('vite').Plugin}
 */
export function patientPages(root) {
  const helper = JSON.stringify(join(root, 'app/rpc/import-patiently.ts'))
  return {
    name: 'patient-pages',
    apply: 'build',
    transform(code, id, options) {
      if (options?.ssr || !id.endsWith('/@remix-run/react/dist/esm/routeModules.js')) return null
      if (!code.includes(asked))
        throw new Error('Remix has changed how it loads a page: see scripts/patient-pages.mjs')
      const patient = 'await importOrRefuse(() => import(/* @vite-ignore */ route.module))'
      return { code: `import { importOrRefuse } from ${helper}\n${code.replace(asked, patient)}`, map: null }
    },
  }
}
