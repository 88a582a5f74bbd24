export { viewCare } from './find-care.ts'
export { careWords, sealCare } from './sealed-care.ts'
