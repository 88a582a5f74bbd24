import { yearInput } from '../../../server/receipts/receipt.contract.ts'

/** The year a page is asked for; undefined means the present one. */
export function yearFrom(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get('year')
  return asked ? yearInput.shape.year.safeParse(Number(asked)).data : undefined
}
