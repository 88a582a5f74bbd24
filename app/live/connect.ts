import type { Socket } from 'socket.io-client'
import type { Changed, Hello, ServerEvents } from '../../server/live/rooms.contract.ts'

type Heard = {
  /** Something one may see has changed since one last asked. */
  changed: () => void
  /** The connection is there again, and nothing was missed. */
  back: () => void
  /** The connection is there again, and nobody can say what was missed. */
  behind: () => void
  away: () => void
  /** For good: the session or the link has ended. */
  refused: () => void
}

/** Nudges remembered, so that one that comes again after a lost connection is known. */
const REMEMBERED = 500
/** How long one waits, in milliseconds, to be told what was missed. */
const PATIENCE = 5_000

/**
 * Listens to the server until the function it gives is called. On connecting, and on coming back, the client says up to when
 * it knows, by the server's clock: `readAt` is when the page was read. It is told what it missed since.
 */
export function connect(
  io: typeof import('socket.io-client').io,
  { elderToken, readAt }: { elderToken: string | undefined; readAt: Date | null },
  heard: Heard,
): () => void {
  const known = new Set<string>()
  let since = readAt?.getTime() ?? 0
  let untold: ReturnType<typeof setTimeout> | undefined

  const socket: Socket<ServerEvents> = io({
    path: '/realtime',
    transports: ['websocket'],
    auth: (tell) => tell({ ...(elderToken && { elder: elderToken }), since } satisfies Hello),
  })
  socket.on('connect', () => {
    untold = setTimeout(heard.behind, PATIENCE)
  })
  socket.on('tick', (at) => {
    // The first one comes before what was missed, and must not hide it should the line break again.
    if (untold === undefined) since = at
  })
  socket.on('caught_up', (complete) => {
    clearTimeout(untold)
    untold = undefined
    if (complete) heard.back()
    else heard.behind()
  })
  socket.on('changed', (changed) => {
    if (isNew(known, changed)) heard.changed()
  })
  socket.on('disconnect', () => {
    clearTimeout(untold)
    if (socket.active) heard.away()
  })
  socket.on('connect_error', () => {
    if (!socket.active) heard.refused()
  })
  return () => {
    clearTimeout(untold)
    socket.disconnect()
  }
}

function isNew(known: Set<string>, { mark, kind, id, version }: Changed): boolean {
  const name = mark ?? `${kind}:${id}:${version}`
  if (known.has(name)) return false
  known.add(name)
  const [oldest] = known
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  return true
}
