import type { PlaceTerm } from '../../../server/capacity/capacity.contract.ts'
import { useT } from '../../i18n/index.ts'

/** 3 晚, 2 个月, 一天: how much of a place was ordered. */
export function usePlaceMuch() {
  const t = useT('capacity')
  return ({ term, count }: { term: PlaceTerm; count: number }) =>
    term === 'nights' || term === 'months' ? t(`term.${term}`, { count }) : t(`term.${term}`)
}
