import type { z } from 'zod'
import { COMPARED, type compareInput } from '../../../server/discovery/compare.contract.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whom an address wants to see side by side: `ids` once each or in one list with commas. What is no id is left out. */
export function readCompare(params: URLSearchParams): z.output<typeof compareInput> {
  const named = params.getAll('ids').flatMap((list) => list.split(','))
  const ids = [...new Set(named)].filter((id) => UUID.test(id)).slice(0, COMPARED)
  const [lat, lng] = (params.get('near') ?? '').split(',').map(Number)
  const known = params.get('near') && Number.isFinite(lat) && Number.isFinite(lng)
  return { ids, near: known ? { lat: lat as number, lng: lng as number } : undefined }
}
