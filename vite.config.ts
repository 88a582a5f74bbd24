import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { patientPages } from './scripts/patient-pages.mjs'
import { pureContracts } from './scripts/pure-contracts.mjs'
import { textsByPage } from './scripts/texts-by-page.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  // Under vitest the Remix plugin would rewrite routes for the browser and drop their loaders.
  plugins: [
    tailwindcss(),
    pureContracts(),
    textsByPage(root),
    patientPages(root),
    !process.env.VITEST && remix(remixConfig),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  // The fonts come in a hundred slices: inlined, they would all be loaded on every page.
  build: {
    cssMinify: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // Named so that a cold cache does not reload the page in the middle of hydration.
  optimizeDeps: { include: ['react-i18next', 'i18next', 'socket.io-client'] },
})
