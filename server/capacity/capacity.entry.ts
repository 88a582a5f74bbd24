export { termOf } from './capacity.rules.ts'
export { checkPlaces, type PlaceCheck } from './check-places.ts'
export { findRota } from './find-rota.ts'
export { promisePlaces } from './promise-places.ts'
