export { countCredit } from './count-credit.ts'
export { fireDueSupervision } from './fire-due-supervision.ts'
