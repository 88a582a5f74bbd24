import { createCookie } from '@remix-run/node'
import { z } from 'zod'

/** Which of its person's browsers this one is, so that signing out here ends what it is told. */
const cookieFor = (request: Request) =>
  createCookie('push', {
    ...{ httpOnly: true, sameSite: 'lax', path: '/', maxAge: 365 * 86_400 },
    secure: new URL(request.url).protocol === 'https:',
  })

export async function pushDeviceOf(request: Request): Promise<string | null> {
  const read = z.uuid().safeParse(await cookieFor(request).parse(request.headers.get('cookie')))
  return read.success ? read.data : null
}

export const rememberPushDevice = async (id: string, request: Request): Promise<HeadersInit> => ({
  'Set-Cookie': await cookieFor(request).serialize(id),
})
