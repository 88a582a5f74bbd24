import { OnboardingPage } from '../features/about/onboarding-page.tsx'
import { useRootData } from '../features/shell/root-data.ts'

export const handle = { title: 'onboarding:title' }

export default function Onboarding() {
  return <OnboardingPage helpPhone={useRootData()?.helpPhone ?? null} />
}
