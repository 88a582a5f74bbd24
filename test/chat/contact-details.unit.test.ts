import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findContacts, piecesOf } from '../../server/kernel/contact-details.contract.ts'

const kinds = (text: string) => findContacts(text, 'yiyou.test').map(({ kind }) => kind)

test.each([
  ['打我电话 138 0013 8000', 'phone'],
  ['138-0013-8000', 'phone'],
  ['１３８００１３８０００ 找我', 'phone'],
  ['一三八零零一三八零零零', 'phone'],
  ['幺三八 〇〇幺三 八〇〇〇', 'phone'],
  ['①③⑧⓪⓪①③⑧⓪⓪⓪', 'phone'],
  ['1 3 8 0 0 1 3 8 0 0 0', 'phone'],
  ['+86 138 0013 8000', 'phone'],
  ['tel13800138000', 'phone'],
  ['机构电话 021-58001234', 'phone'],
  ['0571 8800 1234', 'phone'],
  ['加我微信', 'account'],
  ['加个V吧', 'account'],
  ['微信号 wang_xiulan88', 'account'],
  ['vx: wxl1988', 'account'],
  ['ＶＸ聊', 'account'],
  ['QQ 12345678', 'account'],
  ['微信转我就行', 'account'],
  ['wang@example.com', 'account'],
  ['看 https://example.com/a?b=1。', 'link'],
  ['www.example.cn', 'link'],
  ['taobao.com/item/1', 'link'],
])('%s leads away', (text, kind) => expect(kinds(text)).toEqual([kind]))

test.each([
  '血压 138/80，心率 72',
  '早 138/80 中午 136/78 晚 132/76',
  '132 78 128 76 130 80',
  '体温 36.5，血糖 6.1',
  '2026-11-22 10:30 到 12:30',
  '13:00-15:00 都可以',
  '一共 ¥1,380.00，退 138.00 元',
  '订单 YY13800138000',
  '订单号 YY20261122-1380',
  '住 18 弄 6 号 302 室',
  '先洗头，再洗澡，第一步、第二步、第三步',
  '一二三四五六七八九十',
  '有急事请打 120',
  '我在微信上看到过你们的介绍',
  '付款在 https://yiyou.test/orders/1 上',
  '血氧 98，步数 12345',
])('%s does not', (text) => expect(kinds(text)).toEqual([]))

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/))
  .map(([second, rest]) => `1${second}${rest}`)
const shapes = [[11], [3, 4, 4], [3, 8], [7, 4], Array<number>(11).fill(1)]
const scripts = ['0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '〇幺二三四五六七八九']
const spelled = fc
  .tuple(
    mobile,
    fc.constantFrom(...shapes),
    fc.constantFrom(' ', '-', '.', ' - '),
    fc.constantFrom(...scripts),
  )
  .map(([number, shape, between, digits]) => {
    let at = 0
    const groups = shape.map((length) => {
      at += length
      return number.slice(at - length, at)
    })
    return [...groups.join(between)].map((one) => (/\d/.test(one) ? digits[Number(one)] : one)).join('')
  })
const words = fc.constantFrom('', '明天', '打这个号，', '到了以后联系：', '（', '谢谢。', '好的 ')

test('a mobile number is found however it is spelled, in the midst of other words', () => {
  fc.assert(
    fc.property(
      words,
      spelled,
      fc.constantFrom('', '，谢谢', '）', '。', ' 找我'),
      (before, number, behind) => {
        const text = before + number + behind
        expect(findContacts(text)).toEqual([
          { kind: 'phone', from: before.length, to: before.length + number.length },
        ])
      },
    ),
  )
})

const figure = fc.oneof(
  fc
    .tuple(fc.integer({ min: 60, max: 260 }), fc.integer({ min: 30, max: 160 }))
    .map(([a, b]) => `血压 ${a}/${b}`),
  fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map(([h, m]) => `${h}:${m}`),
  fc.integer({ min: 1, max: 9_999_999 }).map((yuan) => `¥${yuan}.00`),
  fc.integer({ min: 1, max: 9_999_999 }).map((yuan) => `${yuan.toLocaleString('en')} 元`),
  fc.integer({ min: 10, max: 430 }).map((tenths) => `${tenths / 10} 度`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}月${d}日`),
)

test('what a carer writes about figures, times and amounts is left alone', () => {
  fc.assert(
    fc.property(
      fc.array(figure, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('，', '；', '。 '),
      (figures, by) => {
        expect(findContacts(figures.join(by))).toEqual([])
      },
    ),
  )
})

test('spans come in order, never overlap, and the pieces are the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(spelled, words, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 8 }),
      (parts) => {
        const text = parts.join('')
        let last = 0
        for (const { from, to } of findContacts(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(text.length)
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
    { numRuns: 50 },
  )
}, 30_000)
