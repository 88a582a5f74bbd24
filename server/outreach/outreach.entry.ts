export { fireDueOutreach } from './fire-due-outreach.ts'
