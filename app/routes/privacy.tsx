import { PrivacyPage } from '../features/about/privacy-page.tsx'
import { useRootData } from '../features/shell/root-data.ts'

export const handle = { title: 'privacy:title' }

export default function Privacy() {
  return <PrivacyPage helpPhone={useRootData()?.helpPhone ?? null} />
}
