import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import type { Changed } from '../../server/live/rooms.contract.ts'
import { createLive, type Live, type LiveOptions } from '../../server/live/socket-server.ts'

export type Ear = { socket: Socket; heard: Changed[]; refusedBy: Promise<Error> }

/** A real http server with live updates, whose sessions and links are the two maps: change them, and the world has. */
export async function openBench(wired: Partial<Pick<LiveOptions, 'backbone' | 'findMissed'>> = {}) {
  const sessions = new Map<string, Viewer>()
  const links = new Map<string, string>()
  const httpServer = createServer((_request, response) => response.end('page'))
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const { port } = httpServer.address() as AddressInfo
  const live = createLive({
    httpServer,
    path: '/realtime',
    appUrl: 'https://yiyou.test',
    viewerFromCookie: async (cookie) => sessions.get(cookie ?? '') ?? { kind: 'anonymous' },
    recipientFromToken: async (token) => links.get(token) ?? null,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    findMissed: async () => null,
    ...wired,
  })
  const ears: Ear[] = []
  return {
    live,
    port,
    sessions,
    links,
    listen(options: Partial<ManagerOptions & SocketOptions>): Ear {
      const ear = listenAt(`http://127.0.0.1:${port}`, options)
      ears.push(ear)
      return ear
    },
    /** Everybody leaves, and the server has noticed. */
    async hush() {
      for (const { socket } of ears.splice(0)) socket.disconnect()
      await until(() => live.liveState().sockets === 0)
    },
    async close() {
      for (const { socket } of ears) socket.disconnect()
      await live.close()
      await new Promise((resolve) => httpServer.close(resolve))
    },
  }
}

export function listenAt(url: string, options: Partial<ManagerOptions & SocketOptions>): Ear {
  const socket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
    ...options,
  })
  const heard: Changed[] = []
  socket.on('changed', (changed: Changed) => heard.push(changed))
  const refusedBy = new Promise<Error>((resolve) => socket.once('connect_error', resolve))
  return { socket, heard, refusedBy }
}

export const withCookie = (cookie: string) => ({ extraHeaders: { cookie } })
export const withLink = (elder: string) => ({ auth: { elder } })

export function connected({ socket }: Ear): Promise<void> {
  return socket.connected ? Promise.resolve() : new Promise((resolve) => socket.once('connect', resolve))
}

/** Emits, and waits until a witness who may hear it has; whoever else may hear it has by then as well. */
export async function emitAndSettle(
  live: Live,
  rooms: string[],
  changed: Changed,
  witness: Ear,
): Promise<void> {
  const before = witness.heard.length
  await live.emitChanged(rooms, changed)
  await until(() => witness.heard.length > before)
  await pause(30)
}

export async function until(condition: () => boolean, patience = 5_000): Promise<void> {
  const end = performance.now() + patience
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain`)
    await pause(5)
  }
}
