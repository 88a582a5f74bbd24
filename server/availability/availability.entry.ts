export { checkSlot } from './check-slot.ts'
