export { watchSavedSearches } from './saved-searches/ask-saved-searches.ts'
export { forgetSavedSearches } from './saved-searches/forget-saved-searches.ts'
export { wakeSavedSearches } from './saved-searches/wake-saved-searches.ts'
