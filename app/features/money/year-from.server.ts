import { yearInput } from '../../../server/receipts/receipt.contract.ts'
import { dayKey } from '../../i18n/shanghai.ts'

/** The year a page is asked for, else the present one. */
export function yearFrom(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('year'))
  const { success } = yearInput.shape.year.safeParse(asked)
  return success ? asked : Number(dayKey(new Date()).slice(0, 4))
}
