export { findEventByKey, findTimeline, verifyChain } from './find-events.ts'
export { type NewEvent, recordEvent } from './record-event.ts'
export { type BrokenAt, type Verification, verifyAll } from './verify-all.ts'
