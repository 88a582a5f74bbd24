import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { qrCode } from '../../app/features/elder/qr-code.ts'

/** Pictures that a reader of another make has read back, by length of the text: their size and what they are. */
const read = {
  14: [21, 'dda249b1d66574c9'],
  26: [25, 'db8f269784370b6a'],
  42: [29, 'd23d2d509cfa7bea'],
  62: [33, '61a4f91d4f0bcb6b'],
  84: [37, '4ab8a1ad47c4540e'],
  106: [41, 'e7344e591712f1f1'],
  122: [45, 'e59667352f1de55e'],
  152: [49, '47a5cb99ab1b5f36'],
  180: [53, 'be7bd54082805ab4'],
  213: [57, 'a376ff600bc7b4bd'],
} as const

const link = (length: number) => 'http://localhost:3000/e/'.padEnd(length, 'aB3-_xYz9').slice(0, length)
const fingerprint = (rows: boolean[][]) =>
  createHash('sha256')
    .update(rows.map((row) => row.map(Number).join('')).join('\n'))
    .digest('hex')
    .slice(0, 16)

test.each(Object.entries(read))(
  'a text of %s letters is drawn as it was when it was read back',
  (length, [size, print]) => {
    const rows = qrCode(link(Number(length)))
    expect([rows.length, fingerprint(rows)]).toEqual([size, print])
  },
)

test('what is too long is refused, not cut', () => {
  expect(() => qrCode('x'.repeat(214))).toThrow(RangeError)
})
