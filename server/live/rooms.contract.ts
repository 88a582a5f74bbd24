/** Socket.IO rooms, by who may see. A socket joins what its session may see and nothing else. */
export const room = {
  user: (id: string) => `user:${id}`,
  family: (id: string) => `family:${id}`,
  provider: (id: string) => `provider:${id}`,
  recipient: (id: string) => `recipient:${id}`,
  operators: 'operators',
} as const

/** The only event the server sends: something you may see has changed; ask again. */
export type Changed = { readonly kind: string; readonly id: string; readonly version: number }
