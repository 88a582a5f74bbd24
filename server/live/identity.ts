import type { Viewer } from '../kernel/view.contract.ts'
import { room } from './rooms.contract.ts'

/** Whose eyes a socket is: a signed-in person, or an elder with a link; nobody hears nothing. */
export type Identity =
  | { readonly kind: 'person'; readonly userId: string; readonly rooms: readonly string[] }
  | { readonly kind: 'elder'; readonly rooms: readonly string[] }

export type Handshake = { readonly cookie: string | undefined; readonly elderToken: string | undefined }

export type Identify = {
  /** The viewer of a session cookie, as any page would see them. */
  readonly viewerFromCookie: (cookie: string | undefined) => Promise<Viewer>
  /** The recipient an elder's link opens; null when it is wrong, over or revoked. */
  readonly recipientFromToken: (token: string) => Promise<string | null>
}

/** Says who a socket is right now, and which rooms that opens; null when it may hear nothing. */
export async function identify(
  { viewerFromCookie, recipientFromToken }: Identify,
  { cookie, elderToken }: Handshake,
): Promise<Identity | null> {
  if (elderToken !== undefined) {
    const recipientId = await recipientFromToken(elderToken)
    return recipientId ? { kind: 'elder', rooms: [room.recipient(recipientId)] } : null
  }
  const viewer = await viewerFromCookie(cookie)
  if (viewer.kind !== 'person') return null
  return { kind: 'person', userId: viewer.userId, rooms: roomsOf(viewer) }
}

function roomsOf(person: Extract<Viewer, { kind: 'person' }>): string[] {
  return [
    room.user(person.userId),
    ...person.families.map(({ id }) => room.family(id)),
    ...person.providers.map(({ id }) => room.provider(id)),
    ...(person.operator ? [room.operators] : []),
  ]
}
