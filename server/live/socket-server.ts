import type { Server as HttpServer } from 'node:http'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import { minutes } from '../kernel/clock.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import { type Identify, type Identity, identify } from './identity.ts'
import { type Changed, room } from './rooms.contract.ts'
import { isSameOrigin } from './same-origin.ts'

export type LiveOptions = Identify & {
  readonly httpServer: HttpServer
  /** Where sockets connect, such as `/realtime`. */
  readonly path: string
  readonly appUrl: string
  readonly log: Log
}

export type Live = {
  /** Tells every socket in any of the rooms, once each, that something it may see has changed. */
  emitChanged(rooms: readonly string[], changed: Changed): void
  /** Asks again who the sockets in these rooms are: memberships have changed. */
  refresh(rooms: readonly string[]): Promise<void>
  /** Cuts a person's connections; devices whose session still holds come back by themselves, others are refused. */
  disconnectUser(userId: string): void
  liveState(): { state: 'ok' | 'down'; sockets: number }
  close(): Promise<void>
}

type ServerEvents = { changed: (changed: Changed) => void }
type LiveSocket = Socket<DefaultEventsMap, ServerEvents, DefaultEventsMap, { identity: Identity }>

/** Bytes a client may send: enough to say hello with a link's token. */
const LONGEST_MESSAGE = 4_096
const MOST_SOCKETS = 20_000
/** Open pages of one person; who needs more reloads. */
const MOST_PER_PERSON = 30
/** Sessions and links end silently as well; this long after that at most their sockets do. */
const RECHECK = minutes(5)

/**
 * Live updates: sockets join the rooms their session opens and hear that something changed, never what. They say
 * nothing that anybody listens to. Starts with the http server it is given.
 */
export function createLive(options: LiveOptions): Live {
  const { httpServer, path, appUrl, log } = options
  const io = new Server<DefaultEventsMap, ServerEvents, DefaultEventsMap, { identity: Identity }>(
    httpServer,
    {
      path,
      serveClient: false,
      maxHttpBufferSize: LONGEST_MESSAGE,
      connectTimeout: 10_000,
      allowRequest: (request, answer) => {
        const room = io.engine.clientsCount < MOST_SOCKETS
        answer(null, room && isSameOrigin(request, appUrl))
      },
    },
  )
  let closed = false
  const recheck = every(
    RECHECK,
    async () => {
      for (const socket of [...io.sockets.sockets.values()]) await rejoin(options, socket)
    },
    (error) => log.error({ err: error }, 'nobody could say whose sockets still hold'),
  )

  io.use(async (socket, next) => {
    try {
      const identity = await identify(options, handshakeOf(socket))
      if (!identity) return next(new Error('refused'))
      socket.data.identity = identity
      next()
    } catch (error) {
      log.error({ err: error }, 'nobody could say who a socket is')
      // A refusal would keep the client away for good; a lost connection it tries again.
      socket.conn.close()
    }
  })
  io.on('connection', (socket) => {
    const { rooms } = socket.data.identity
    if (crowded(io, rooms)) {
      socket.disconnect(true)
      return
    }
    void socket.join([...rooms])
    socket.onAny(() => socket.disconnect(true))
  })

  return {
    emitChanged(rooms, changed) {
      if (rooms.length > 0) io.to([...rooms]).emit('changed', changed)
    },
    async refresh(rooms) {
      await Promise.all(socketsIn(io, rooms).map((socket) => rejoin(options, socket)))
    },
    disconnectUser: (userId) => cut(io, room.user(userId)),
    liveState: () => ({ state: closed ? 'down' : 'ok', sockets: io.engine.clientsCount }),
    async close() {
      closed = true
      await recheck.stop()
      // Not io.close(): the http server is its owner's to close.
      io.engine.close()
    },
  }
}

type Io = Server<DefaultEventsMap, ServerEvents, DefaultEventsMap, { identity: Identity }>

function handshakeOf({ handshake }: LiveSocket) {
  const { elder } = handshake.auth
  return { cookie: handshake.headers.cookie, elderToken: typeof elder === 'string' ? elder : undefined }
}

// The first room is the person's, or the elder's, own.
const crowded = (io: Io, [own = '']: readonly string[]) =>
  (io.sockets.adapter.rooms.get(own)?.size ?? 0) >= MOST_PER_PERSON

function socketsIn(io: Io, rooms: readonly string[]): LiveSocket[] {
  const ids = new Set(rooms.flatMap((name) => [...(io.sockets.adapter.rooms.get(name) ?? [])]))
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? [])
}

async function rejoin(options: LiveOptions, socket: LiveSocket): Promise<void> {
  const before = socket.data.identity.rooms
  const identity = await identify(options, handshakeOf(socket))
  if (!identity) {
    socket.disconnect(true)
    return
  }
  socket.data.identity = identity
  for (const name of before) if (!identity.rooms.includes(name)) await socket.leave(name)
  await socket.join([...identity.rooms])
}

// The transport is closed rather than the socket: a client told to go stays away for good, a cut one tries again.
function cut(io: Io, name: string): void {
  for (const socket of socketsIn(io, [name])) socket.conn.close()
}
