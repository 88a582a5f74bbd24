export { fireDueFilings } from './act-on-filing.ts'
export { fireDueLapses } from './lapses/fire-due-lapses.ts'
