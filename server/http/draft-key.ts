import { randomUUID } from 'node:crypto'
import type { Response } from 'express'
import { readCookie } from '../../app/i18n/detect.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A draft is finished within days or not at all. */
const WEEK = 7 * 24 * 60 * 60 * 1000

/**
 * The secret by which a browser owns its drafts before anybody has signed in: from its cookie, or new. Only the pages of
 * the order form bring it along, so that nobody who merely looks around is given one.
 */
export function draftKeyOf(headers: Headers, path: string, response: Response, secure: boolean): string {
  const kept = readCookie(headers, 'draft') ?? ''
  if (UUID.test(kept)) return kept
  const key = randomUUID()
  if (/^\/order(\/|$)/.test(path)) {
    response.cookie('draft', key, { httpOnly: true, sameSite: 'lax', path: '/order', maxAge: WEEK, secure })
  }
  return key
}
