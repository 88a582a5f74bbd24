export { checkSlot } from './check-slot.ts'
export { anybody, type ForWhom, findSlots, teamSlots } from './find-slots.ts'
export { freeProviders, soonestByProvider } from './free-providers.ts'
