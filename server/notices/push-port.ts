/** Where one browser is told: its push service's address, and what only that browser reads. */
export type PushAddress = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }

/** What a browser shows: two lines, and where pressing it leads; one with the same tag takes the place of the last. */
export type Push = {
  readonly title: string
  readonly body: string
  readonly path: string
  readonly tag: string
}

/** Tells browsers through their makers' push services. */
export type PushPort = {
  /** By what browsers know whom to let through; they ask for it when somebody agrees. */
  publicKey(): Promise<string>
  /** Whether we send there at all: the address comes from a browser, and could be anybody's. */
  knows(endpoint: string): boolean
  /** `gone`: this browser does not want anything any more. Throws when it may be tried again. */
  send(to: PushAddress, push: Push): Promise<'sent' | 'gone'>
}
