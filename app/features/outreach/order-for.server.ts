import { type AppLoadContext, createCookie } from '@remix-run/node'
import { z } from 'zod'
import type { HardshipPerson, HardshipView } from '../../../server/outreach/outreach.contract.ts'

/** As long as somebody stays open for a reason. */
const HALF_AN_HOUR = 30 * 60

/** Whom of the list an operator is ordering for. Only the order's own pages are told; it opens nothing by itself. */
const cookieFor = (request: Request) =>
  createCookie('order-for', {
    ...{ httpOnly: true, sameSite: 'lax', path: '/order', maxAge: HALF_AN_HOUR },
    secure: new URL(request.url).protocol === 'https:',
  })

export const rememberOrderFor = (hardshipId: string, request: Request) =>
  cookieFor(request).serialize(hardshipId)

export const forgetOrderFor = (request: Request) => cookieFor(request).serialize('', { maxAge: 0 })

/** Who it is, for whoever opened them; null for everybody else and once that is over. */
export async function orderFor(
  { api, viewer }: AppLoadContext,
  request: Request,
): Promise<(HardshipPerson & Pick<HardshipView, 'id' | 'regionCode' | 'street'>) | null> {
  if (viewer.kind !== 'person' || !viewer.operator) return null
  const read = z.uuid().safeParse(await cookieFor(request).parse(request.headers.get('cookie')))
  if (!read.success) return null
  // Whoever has left the list meanwhile is simply not filled in.
  const view = await api.outreach.get({ hardshipId: read.data }).catch(() => null)
  if (!view?.person?.name || view.moves.length === 0) return null
  const { id, regionCode, street, person } = view
  return { id, regionCode, street, ...person }
}
