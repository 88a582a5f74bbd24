export { type DatesAsked, planDates } from './plan-dates.ts'
export { datesOf } from './recurrence.rules.ts'
