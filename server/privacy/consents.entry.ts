export { type Agreed, agreedFor, agreedForAll, assertAgreed } from './agreed.ts'
export { changeOwnConsent } from './change-consent.ts'
export { readConsents } from './find-consents.ts'
