export { watchPrepayments } from './find-spikes.ts'
