export { familyPart, lessOf } from './less.rules.ts'
export { type FunderPart, freeUses, settleUses } from './settle-uses.ts'
