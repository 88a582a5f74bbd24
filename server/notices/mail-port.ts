/** A letter: in plain words and as a page, to one address. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Visits for the reader's own calendar, each with its method (RFC 5546). */
  readonly calendars?: readonly MailCalendar[]
}

export type MailCalendar = { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string }

/** Sends mail. The sandbox keeps it in the database, where the demo shows it. */
export type MailPort = {
  readonly name: 'sandbox' | 'smtp'
  /** Whom letters come from. */
  readonly from: { readonly name: string; readonly address: string }
  send(mail: Mail): Promise<void>
}
