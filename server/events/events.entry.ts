export { findEventByKey, findTimeline, type Told, verifyChain } from './find-events.ts'
export { forgetWords } from './forget-words.ts'
export { recordEvent } from './record-event.ts'
export { verifyAll } from './verify-all.ts'
