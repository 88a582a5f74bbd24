export { checkSlot } from './check-slot.ts'
export { anybody, type ForWhom, findSlots } from './find-slots.ts'
export { freeProviders, soonestByProvider } from './free-providers.ts'
