import { io } from 'socket.io-client'
import { connect } from '../../app/live/connect.ts'
import type { Changed } from '../../server/live/rooms.contract.ts'

/** What an open page does: the very client of our pages, counting how often it would ask its loaders again. */
export type OpenPage = {
  /** All that was said to it, also what it knew already. */
  readonly heard: readonly Changed[]
  readonly counts: { changed: number; back: number; behind: number; away: number; refused: number }
  /** Breaks the line under it, as a tunnel would. */
  cut(): void
  close(): void
}

export function openPage(url: string, credentials: { cookie?: string; elderToken?: string }): OpenPage {
  const counts = { changed: 0, back: 0, behind: 0, away: 0, refused: 0 }
  const heard: Changed[] = []
  let break_ = () => {}
  const connectTo: typeof io = (options: unknown) => {
    const socket = io(url, {
      ...(options as object),
      ...(credentials.cookie && { extraHeaders: { cookie: credentials.cookie } }),
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    })
    socket.on('changed', (changed: Changed) => heard.push(changed))
    break_ = () => socket.io.engine?.close()
    return socket
  }
  const count = (what: keyof typeof counts) => () => {
    counts[what] += 1
  }
  const close = connect(
    connectTo,
    { elderToken: credentials.elderToken, readAt: new Date() },
    {
      ...{ changed: count('changed'), back: count('back'), behind: count('behind') },
      ...{ away: count('away'), refused: count('refused') },
    },
  )
  return { heard, counts, cut: () => break_(), close }
}
