/** Socket.IO rooms, by who may see. A socket joins what its session may see and nothing else. */
export const room = {
  user: (id: string) => `user:${id}`,
  family: (id: string) => `family:${id}`,
  provider: (id: string) => `provider:${id}`,
  recipient: (id: string) => `recipient:${id}`,
  operators: 'operators',
} as const

/**
 * Something you may see has changed; ask again. `mark` is the same each time the same nudge is sent, so that one that comes
 * twice is known; it says nothing.
 */
export type Changed = {
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly mark?: string
}

/** All that the server says to a socket. */
export type ServerEvents = {
  changed: (changed: Changed) => void
  /** The server's time in milliseconds, on connecting and once a minute: what one has heard up to. */
  tick: (at: number) => void
  /** All that was missed since `since` has been said again; `complete` is false where that is more than can be said. */
  caught_up: (complete: boolean) => void
}

/** What a client says of itself when it connects: a link's token, and up to when it has heard, if it was here before. */
export type Hello = { readonly elder?: string; readonly since?: number }
