import type { Server as HttpServer } from 'node:http'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import { minutes } from '../kernel/clock.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import type { Backbone } from './backbone.ts'
import { catchUp, type FindMissed, MARGIN } from './catch-up.ts'
import { type Handshake, type Identify, type Identity, identify } from './identity.ts'
import type { Changed, ServerEvents } from './rooms.contract.ts'
import { isSameOrigin } from './same-origin.ts'

export type LiveOptions = Identify & {
  /** Where sockets come in; a process without one only speaks. */
  readonly httpServer?: HttpServer | undefined
  /** Where sockets connect, such as `/realtime`. */
  readonly path: string
  readonly appUrl: string
  readonly log: Log
  readonly now: () => Date
  /** What was said while somebody was away. */
  readonly findMissed: FindMissed
  /** The other processes of this installation; without one there are none. */
  readonly backbone?: Backbone | undefined
}

export type Live = {
  /**
   * Tells every socket in any of the rooms, once each and in every process, that something it may see has changed. Resolves
   * once the other processes have been told.
   */
  emitChanged(rooms: readonly string[], changed: Changed): Promise<void>
  /**
   * Empties these rooms in every process, asks who was in them again, lets in whoever still may, and tells those that
   * something has changed. Resolves when every process has, and fails when one did not.
   */
  refresh(rooms: readonly string[], changed: Changed): Promise<void>
  /** Rings in every other process that something waits in the outbox. */
  ringOthers(): void
  /** Calls `listener` when another process rings. */
  onRing(listener: () => void): void
  liveState(): { state: 'ok' | 'down'; sockets: number }
  /** Sends everybody here away and lets nobody in any more; what is under way can still be told to other processes. */
  leave(): void
  close(): Promise<void>
}

type OtherProcesses = {
  refresh: (rooms: readonly string[], changed: Changed, done: () => void) => void
  ring: () => void
}
type Io = Server<DefaultEventsMap, ServerEvents, OtherProcesses, { identity: Identity }>
type LiveSocket = Socket<DefaultEventsMap, ServerEvents, OtherProcesses, { identity: Identity }>

/** Bytes a client may send: enough to say hello with a link's token. */
const LONGEST_MESSAGE = 4_096
const MOST_SOCKETS = 20_000
/** Open pages of one person in one process; who needs more reloads. */
const MOST_PER_PERSON = 30
/** Sessions and links end silently as well; this long after that at most their sockets do. */
const RECHECK = minutes(5)
/** How often sockets are told the time, so that they can say since when they were away; what was said meanwhile is looked through then. */
const TICK = 20_000

/**
 * Live updates: sockets join the rooms their session opens and hear that something changed, never what. They say
 * nothing that anybody listens to. Starts with the http server it is given.
 */
export function createLive(options: LiveOptions): Live {
  const { httpServer, path, appUrl, log, now, findMissed, backbone } = options
  const settings = {
    path,
    serveClient: false,
    maxHttpBufferSize: LONGEST_MESSAGE,
    connectTimeout: 10_000,
    allowRequest: (
      request: Parameters<typeof isSameOrigin>[0],
      answer: (error: null, allowed: boolean) => void,
    ) => {
      const space = io.engine.clientsCount < MOST_SOCKETS
      answer(null, space && isSameOrigin(request, appUrl))
    },
    // One long request would find another process than the next.
    ...(backbone && { adapter: backbone.adapter, transports: ['websocket' as const] }),
  }
  const io: Io = httpServer ? new Server(httpServer, settings) : new Server(settings)
  const missed = catchUp({ now, findMissed })
  let closed = false
  const recheck = every(
    RECHECK,
    () => rejoinAll(options, [...io.sockets.sockets.values()]),
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
    // Each at its own time: told all at once, thousands would keep what has changed waiting.
    const tell = () => socket.emit('tick', now().getTime())
    const ticking = setInterval(tell, TICK)
    socket.once('disconnect', () => clearInterval(ticking))
    tell()
    const { since } = handshakeOf(socket)
    if (since !== undefined) void tellMissed(socket, since)
  })
  io.on('refresh', (rooms, changed, done) => {
    refreshHere(rooms, changed).then(done, (error) =>
      log.error({ err: error }, 'sockets could not be asked again'),
    )
  })
  backbone?.onBack(async (deafFor) => {
    try {
      await sayAgain(now().getTime() - deafFor)
    } catch (error) {
      log.error({ err: error }, 'what other processes said meanwhile could not be found')
      for (const socket of io.sockets.sockets.values()) socket.emit('caught_up', false)
    }
  })

  async function tellMissed(socket: LiveSocket, since: number): Promise<void> {
    try {
      const found = await missed.missedBy(socket.data.identity.rooms, since)
      for (const changed of found ?? []) socket.emit('changed', changed)
      socket.emit('caught_up', found !== null)
    } catch (error) {
      log.error({ err: error }, 'nobody could say what a socket has missed')
      socket.emit('caught_up', false)
    }
  }

  async function refreshHere(rooms: readonly string[], changed: Changed): Promise<void> {
    const sockets = socketsIn(io, rooms)
    // At once, before anything is awaited: what is said next is not for those who had to go.
    for (const socket of sockets) for (const name of rooms) void socket.leave(name)
    await rejoinAll(options, sockets)
    for (const socket of sockets)
      if (rooms.some((name) => socket.rooms.has(name))) socket.emit('changed', changed)
  }

  /** While this process heard no other, its sockets may have missed nudges, and who left may still be in. */
  async function sayAgain(since: number): Promise<void> {
    const sockets = [...io.sockets.sockets.values()]
    if (sockets.length === 0) return
    await rejoinAll(options, sockets)
    const rooms = [...io.sockets.adapter.rooms.keys()]
    const found = await findMissed({ since: new Date(since - MARGIN), rooms })
    if (!found) io.local.emit('caught_up', false)
    for (const one of found ?? []) io.local.to([...one.rooms]).emit('changed', one.changed)
  }

  function leave(): void {
    closed = true
    // Not io.close(): the http server is its owner's to close.
    io.engine?.close()
  }

  return {
    async emitChanged(rooms, changed) {
      if (rooms.length === 0) return
      io.to([...rooms]).emit('changed', changed)
      await backbone?.said()
    },
    async refresh(rooms, changed) {
      await Promise.all([
        refreshHere(rooms, changed),
        backbone && io.serverSideEmitWithAck('refresh', [...rooms], changed),
      ])
    },
    ringOthers: () => void (backbone && io.serverSideEmit('ring')),
    onRing: (listener) => void io.on('ring', listener),
    liveState: () => ({ state: closed ? 'down' : 'ok', sockets: io.engine?.clientsCount ?? 0 }),
    leave,
    async close() {
      leave()
      await recheck.stop()
      await io.of('/').adapter.close()
      await backbone?.close()
    },
  }
}

function handshakeOf({ handshake }: LiveSocket): Handshake & { since: number | undefined } {
  const { elder, since } = handshake.auth
  return {
    cookie: handshake.headers.cookie,
    elderToken: typeof elder === 'string' ? elder : undefined,
    since: typeof since === 'number' ? since : undefined,
  }
}

// The first room is the person's, or the elder's, own.
const crowded = (io: Io, [own = '']: readonly string[]) =>
  (io.sockets.adapter.rooms.get(own)?.size ?? 0) >= MOST_PER_PERSON

function socketsIn(io: Io, rooms: readonly string[]): LiveSocket[] {
  const ids = new Set(rooms.flatMap((name) => [...(io.sockets.adapter.rooms.get(name) ?? [])]))
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? [])
}

/** A few at a time: each asks the database. */
async function rejoinAll(options: LiveOptions, sockets: readonly LiveSocket[]): Promise<void> {
  const waiting = [...sockets]
  const work = async () => {
    for (let socket = waiting.pop(); socket; socket = waiting.pop()) await rejoin(options, socket)
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

async function rejoin(options: LiveOptions, socket: LiveSocket): Promise<void> {
  const before = socket.data.identity.rooms
  let identity: Identity | null
  try {
    identity = await identify(options, handshakeOf(socket))
  } catch (error) {
    // It comes back by itself, and is asked then.
    socket.conn.close()
    throw error
  }
  if (!identity) {
    socket.disconnect(true)
    return
  }
  socket.data.identity = identity
  for (const name of before) if (!identity.rooms.includes(name)) await socket.leave(name)
  await socket.join([...identity.rooms])
}
