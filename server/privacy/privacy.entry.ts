export { eraseDue } from './erasure.ts'
export { foretellEnds } from './foretell-ends.ts'
export { keepNoLonger } from './keep-no-longer.ts'
