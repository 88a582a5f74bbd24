import { OnboardingPage } from '../features/about/onboarding-page.tsx'
import { plainListed } from '../features/seo/site-pages.ts'
import { useRootData } from '../features/shell/root-data.ts'
import type { Handle } from '../features/shell/title.ts'

export const handle: Handle = {
  title: 'onboarding:title',
  listed: plainListed('/join', 'onboarding:title', 'onboarding:lead'),
}

export default function Onboarding() {
  return <OnboardingPage helpPhone={useRootData()?.helpPhone ?? null} />
}
