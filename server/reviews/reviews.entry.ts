export { fireDueReviews } from './fire-due-reviews.ts'
export { findElderToRate, rateAsElder } from './speak-for-elder.ts'
