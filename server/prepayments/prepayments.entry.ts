export { findSpikes, watchPrepayments } from './find-spikes.ts'
