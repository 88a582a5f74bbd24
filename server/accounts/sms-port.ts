/** Sends a text message. The sandbox keeps it in the database, where the demo shows it. */
export type SmsPort = {
  readonly name: 'sandbox'
  /** @param to mainland mobile number without country code */
  send(message: { readonly to: string; readonly body: string }): Promise<void>
}
