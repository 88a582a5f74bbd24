import { type CallTable, plain } from './scene.ts'

export const sitemap: CallTable = {
  'sitemap.parts': plain(({ api }) => api.sitemap.parts()),
  'sitemap.listings': plain(({ api }) => api.sitemap.listings({ part: 0 })),
  'sitemap.places': plain(({ api }) => api.sitemap.places()),
}
