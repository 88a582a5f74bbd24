import { PrivacyPage } from '../features/about/privacy-page.tsx'
import { plainListed } from '../features/seo/site-pages.ts'
import { useRootData } from '../features/shell/root-data.ts'
import type { Handle } from '../features/shell/title.ts'

export const handle: Handle = {
  title: 'privacy:title',
  quiet: 'visitors',
  listed: plainListed('/privacy', 'privacy:title', 'privacy:lead'),
}

export default function Privacy() {
  return <PrivacyPage helpPhone={useRootData()?.helpPhone ?? null} />
}
