/** A letter: in plain words and as a page, to one address. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Sends mail. The sandbox keeps it in the database, where the demo shows it. */
export type MailPort = {
  readonly name: 'sandbox' | 'smtp'
  send(mail: Mail): Promise<void>
}
