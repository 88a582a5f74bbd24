export { fireDueFilings } from './act-on-filing.ts'
