export { createRecipient } from './add-recipient.ts'
export { ensureFamily } from './create-family.ts'
export { roleIn } from './family.rules.ts'
export { getOwnRecipient, keepOwnRecipient } from './family-scope.ts'
