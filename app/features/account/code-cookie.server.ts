import { createCookie } from '@remix-run/node'
import { z } from 'zod'

/** Between the two steps of signing in: to which number the code went, and in the sandbox the code itself. */
const waiting = z.object({ phone: z.string(), sandboxCode: z.string().nullable() })
export type WaitingCode = z.infer<typeof waiting>

/** Ten minutes, like the code. Not in the address, where a number would end up in histories and logs. */
const cookieFor = (request: Request) =>
  createCookie('sign-in', {
    httpOnly: true,
    sameSite: 'lax',
    // Not '/sign-in': the router asks for '/sign-in.data', which such a path leaves out.
    path: '/',
    maxAge: 600,
    secure: new URL(request.url).protocol === 'https:',
  })

export async function readWaitingCode(request: Request): Promise<WaitingCode | null> {
  const read = waiting.safeParse(await cookieFor(request).parse(request.headers.get('cookie')))
  return read.success ? read.data : null
}

export const keepWaitingCode = (request: Request, code: WaitingCode) => cookieFor(request).serialize(code)

export const dropWaitingCode = (request: Request) => cookieFor(request).serialize('', { maxAge: 0 })
