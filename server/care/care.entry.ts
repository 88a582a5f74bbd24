export { viewCare } from './find-care.ts'
