import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/funders.ts'

export default {
  tab: 'Funds paid',
  title: 'What funds have paid',
  lead: 'Payments of insurance and voucher funds, one order a line. Only what has come is sent on to providers.',
  owing: 'What funds owe',
  nothing: 'Nothing is owed.',
  fund: 'Fund',
  of: { ltci: 'Long-term-care insurance', voucher: 'Voucher' },
  region: 'Region',
  orders: 'Orders',
  owed: 'Owed',
  record: 'Enter a payment',
  recordLead:
    'A paper is entered once; sending it again changes nothing. If one line is wrong, none is entered.',
  reference: 'Reference',
  referenceHint: 'As on the fund’s own paper',
  paidOn: 'Paid on',
  rows: 'Lines',
  rowsHint:
    'One order a line: number,yuan paid,who bears the rest,why. Where all of it came, the first two are enough; otherwise later, provider or platform.',
  save: 'Enter it',
  came: 'Entered so far',
  none: 'Nothing has been entered yet.',
  total: 'Total',
  short: 'Paid short',
  bearer: { later: 'still owed', provider: 'borne by the provider', platform: 'borne by the platform' },
} satisfies Shape<typeof zh>
