import { OfflinePage } from '../features/carer/offline-page.tsx'

/** The same for everybody and asked for as nobody: a phone keeps it for the time without a line and fills it itself. */
export const handle = { title: 'carer:title', bare: true }

export default function CarerOffline() {
  return <OfflinePage />
}
