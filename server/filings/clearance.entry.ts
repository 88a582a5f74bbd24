export { refreshClearance } from './refresh-clearance.ts'
