export { checkSlot, type SlotCheck } from './check-slot.ts'
