export { ensurePerson } from './ensure-person.ts'
export { loadViewer, viewerFromRequest } from './load-viewer.ts'
export { purgeExpired } from './purge-expired.ts'
