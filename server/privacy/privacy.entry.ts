export { eraseDue } from './erasure.ts'
export { keepNoLonger } from './keep-no-longer.ts'
