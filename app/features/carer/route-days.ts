import { ROUTE_DAYS } from '../../../server/carer/carer.contract.ts'
import { dayKey, instantOf } from '../../i18n/shanghai.ts'

/** Noon of today and of the days after it that a carer's phone knows. */
export function routeDays(now: Date): Date[] {
  const noon = instantOf(dayKey(now), '12:00') ?? now
  return Array.from({ length: ROUTE_DAYS }, (_, day) => new Date(noon.getTime() + day * 86_400_000))
}
