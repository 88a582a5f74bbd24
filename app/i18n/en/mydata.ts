import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/mydata.ts'

export default {
  place: 'My data',
  placeText: 'Download everything, or close the account',
  title: 'My data',
  lead: 'What we keep of you is yours to take along at any time, and to have erased.',
  export: {
    title: 'Download everything',
    text: 'Yours, and that of the families you order for: people, orders, payments, records of care, reviews, consents, notices, who looked. Other people’s phone numbers, passwords and keys in links are not in it; photos are with their orders.',
    readable: 'Open a page to print',
    json: 'Download as a file (JSON)',
    once: 'Made when you press, for you only; we keep no copy. Please keep it where only you can see it.',
  },
  sheet: {
    title: 'Data of {{name}}',
    made: 'Made {{at, dayTime}}. Times are UTC, money is in fen, readings are in tenths of their unit.',
    rows_one: '{{count}} row',
    rows_other: '{{count}} rows',
    none: 'Nothing',
    back: 'Back to my data',
  },
  erase: {
    title: 'Close the account',
    text: 'After you ask we wait 7 days; until then sign in to change your mind. Then:',
    goes: 'Erased: ways to sign in, phone number, mail address, notices and their settings, saved searches, calendar feeds, invitations and elders’ links.',
    families:
      '“{{name}}” has nobody else and goes too: names, birthdays, phones and addresses of {{recipients}} people, readings, photos and reports, addresses and notes of {{orders}} orders.',
    handedOver: '“{{name}}” has others and stays; {{organiser}} organises it from then on.',
    words:
      'Your reviews stay without your name. Names and reasons you left at each step are erased; what happened remains, and the chain still verifies.',
    keptTitle: 'What the law has us keep',
    kept: {
      orders:
        'Service, time and price of orders: at least three years after the deal (E-Commerce Law, article 31), without names and addresses.',
      books:
        'Payments, refunds and books: thirty years as accounting vouchers (Measures on Accounting Archives). Amounts, order and payment numbers only.',
      papers:
        'Grades, amounts and use behind insurance and subsidy settlements: as long as the vouchers. Their numbers are erased.',
      consents: 'Records of consent and withdrawal, without names: to show that there was one.',
      looks: 'Who looked at your family’s orders: so that it can still be traced.',
    },
    confirm: 'I have read this; please close it in 7 days',
    send: 'Ask to close the account',
    waiting: 'Closes {{at, dayTime}}',
    waitingText: 'Until then one press makes it as if you had never asked.',
    undo: 'Keep my account',
    undone: 'Good, everything stays as it was.',
    asked: 'We have your request.',
  },
} satisfies Shape<typeof zh>
