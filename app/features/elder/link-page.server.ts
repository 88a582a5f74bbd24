import { data } from '@remix-run/node'
import { problemFrom } from '../../rpc/problem-from.ts'

/** The address is the key: nobody may keep the page or find it. */
export const linkHeaders = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

/** What an elder's page shows; a link that is over, or was cut short on its way through a chat, is gone (410). */
export async function behindLink<T>(shown: Promise<T>): Promise<T> {
  try {
    return await shown
  } catch (error) {
    const status = problemFrom(error)?.status
    if (status === 410 || status === 422) throw data(null, { status: 410 })
    throw error
  }
}
