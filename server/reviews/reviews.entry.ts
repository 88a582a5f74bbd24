export { fireDueReviews } from './fire-due-reviews.ts'
export { publicPhotos } from './photos/photo-view.ts'
export { findElderToRate, rateAsElder } from './speak-for-elder.ts'
