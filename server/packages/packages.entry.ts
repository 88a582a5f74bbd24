export { applyPackagePayment } from './apply-payment.ts'
export { closePackages } from './close-packages.ts'
export {
  drawVisit,
  findPaidVisit,
  giveBackOfVisit,
  returnVisit,
  useVisit,
} from './draw-visit.ts'
export { foreseeDraws } from './foresee-draws.ts'
export { fireDuePackages, foretellEndings } from './keep-packages.ts'
