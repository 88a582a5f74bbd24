/**
 * What carriers of the mainland let through: one approved wording each, with gaps for these values, in this order. `path` is an
 * address of ours without its host, which stands in the wording.
 */
export const smsTemplates = {
  code: ['code'],
  notice: ['what', 'path'],
  help: ['who', 'by', 'path'],
  elder_link: ['who', 'by', 'path'],
  elder_order: ['what', 'path'],
} as const satisfies Record<string, readonly string[]>
type SmsTemplate = keyof typeof smsTemplates

/** A text: its words as we would say them, and the gaps of the approved wording it is sent by. */
export type Sms = {
  [Template in SmsTemplate]: {
    /** Mainland mobile number without country code. */
    readonly to: string
    readonly body: string
    readonly template: Template
    readonly values: Readonly<Record<(typeof smsTemplates)[Template][number], string>>
  }
}[SmsTemplate]

/** Sends texts. The sandbox keeps them in the database, where the demo shows them. */
export type SmsPort = {
  readonly name: 'sandbox' | 'aliyun' | 'tencent'
  /** Throws when the carrier did not take it; it may be tried again. */
  send(message: Sms): Promise<void>
}

/** The values in the order of the wording's gaps. */
export const valuesOf = ({ template, values }: Sms): { name: string; value: string }[] =>
  smsTemplates[template].map((name) => ({ name, value: (values as Record<string, string>)[name] ?? '' }))

/** An address of ours as it stands in a wording that has the host already. */
export const pathOf = (url: string, appUrl: string): string => url.replace(appUrl, '').replace(/^\//, '')
