export { planDates } from './plan-dates.ts'
