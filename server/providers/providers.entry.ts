export { ableCaregivers, ableOn, loadBookability } from './find-bookability.ts'
export { type Bookability, bookabilityOf, type ProviderFacts } from './provider.rules.ts'
export { type CaregiverRow, type CareTeam, readCareTeam } from './read-provider.ts'
export { requiredCredentials } from './requirements.rules.ts'
