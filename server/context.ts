import type { SmsPort } from './carriers/sms-port.ts'
import type { VoicePort } from './carriers/voice-port.ts'
import type { SearchPort } from './discovery/search-port.ts'
import type { FileStore, ScanPort, SealPort } from './files/files.entry.ts'
import type { Clock } from './kernel/clock.ts'
import type { Locale, Person, Viewer } from './kernel/view.contract.ts'
import type { MailPort } from './notices/mail-port.ts'
import type { PushPort } from './notices/push-port.ts'
import type { PaymentPort } from './payments/payment-port.ts'
import type { Db } from './platform/db.ts'
import type { Log } from './platform/log.ts'
import type { Vault } from './platform/vault.ts'

/** The outside world, by the names of what it does for us. */
export type Ports = {
  readonly payments: PaymentPort
  readonly search: SearchPort
  readonly sms: SmsPort
  readonly voice: VoicePort
  readonly mail: MailPort
  readonly push: PushPort
  readonly files: FileStore
  readonly vault: Vault
  readonly scan: ScanPort
  readonly seals: SealPort
}

/** What every use case is given first. */
export type Ctx = {
  readonly db: Db
  readonly clock: Clock
  readonly viewer: Viewer
  readonly locale: Locale
  readonly log: Log
  readonly requestId: string
  /** The site's own address, without a trailing slash; links in notices and payments start with it. */
  readonly appUrl: string
  readonly ports: Ports
}

/** A use case that only a signed-in person reaches. */
export type PersonCtx = Ctx & { readonly viewer: Person }
