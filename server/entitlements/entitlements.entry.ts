export { type FunderPart, freeUses, settleUses } from './settle-uses.ts'
