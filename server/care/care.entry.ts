export { viewCare } from './find-care.ts'
export { careWords, openCare, sealCare } from './sealed-care.ts'
