export { ableCaregivers, ableOn, loadBookability } from './find-bookability.ts'
export { requireManager } from './provider-access.ts'
export { type CareTeam, readCareTeam } from './read-provider.ts'
export { requiredCredentials } from './requirements.rules.ts'
