export { type NewEvent, recordEvent } from './record-event.ts'
export { findEventByKey, verifyChain } from './find-events.ts'
