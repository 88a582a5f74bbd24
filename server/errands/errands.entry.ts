export { beginErrand, findErrand, isOpened, openRecord, recordOpened } from './run-errand.ts'
