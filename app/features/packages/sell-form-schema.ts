import { offerPackageInput } from '../../../server/packages/package.contract.ts'
import { yuanField } from '../setup/yuan.ts'

/** A package as a manager types it, its price in yuan. */
export const sellForm = offerPackageInput.omit({ priceFen: true }).extend({ price: yuanField })
