export { findEventByKey, verifyChain } from './find-events.ts'
export { type NewEvent, recordEvent } from './record-event.ts'
