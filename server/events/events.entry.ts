export { findEventByKey, findTimeline, verifyChain } from './find-events.ts'
export { forgetWords } from './forget-words.ts'
export { type NewEvent, recordEvent } from './record-event.ts'
export { type BrokenAt, type Verification, verifyAll } from './verify-all.ts'
