import type { Receipt } from '../../../server/receipts/receipt.contract.ts'

type Key =
  | 'custody'
  | 'drawnFrom'
  | 'depositHeld'
  | 'depositBack'
  | 'refunding'
  | 'notFinal'
  | 'noInvoice'
  | 'fromLedger'
type Note = { key: Key; number?: string; fen?: number; back?: number; kept?: number }

/** What has to be said under a receipt, on the screen and on paper: each a text of `money:paper`. */
export function receiptNotes({ stay, drawnFrom, refundingFen, final }: Receipt): Note[] {
  const notes: (Note | false)[] = [
    stay !== null && !final && { key: 'custody' },
    stay !== null && depositNote(stay),
    drawnFrom !== null && { key: 'drawnFrom', number: drawnFrom.number },
    refundingFen > 0 && { key: 'refunding', fen: refundingFen },
    !final && { key: 'notFinal' },
    { key: 'noInvoice' },
    { key: 'fromLedger' },
  ]
  return notes.filter((note) => note !== false)
}

function depositNote({ depositFen: fen, keptFen }: NonNullable<Receipt['stay']>): Note | false {
  if (fen === 0) return false
  return keptFen === null
    ? { key: 'depositHeld', fen }
    : { key: 'depositBack', back: fen - keptFen, kept: keptFen }
}
