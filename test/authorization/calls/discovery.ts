import { type CallTable, key, plain } from './scene.ts'

export const discovery: CallTable = {
  'discovery.compare': plain(({ api }) => api.discovery.compare({ ids: [key()] })),
  'discovery.districts': plain(({ api }) => api.discovery.districts()),
  'discovery.home': plain(({ api }) => api.discovery.home()),
  'discovery.map': plain(({ api }) => api.discovery.map({ query: {} })),
  'discovery.places': plain(({ api }) => api.discovery.places()),
  'discovery.search': plain(({ api }) => api.discovery.search({})),
  'discovery.suggest': plain(({ api }) => api.discovery.suggest({ q: '助浴' })),
}
