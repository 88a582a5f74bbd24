/** What leads off the platform: a number to call, an account elsewhere, an address on the web. */
export type ContactKind = 'phone' | 'account' | 'link'
/** Where it stands in the text, in UTF-16 units, the end not included. */
export type ContactSpan = { readonly kind: ContactKind; readonly from: number; readonly to: number }

/**
 * Finds contact details in what a person wrote, however they are spelled: 138 0013 8000, 一三八…, ① ③ ⑧ …, full-width, vx, 加微信,
 * web addresses. Blood pressures, times, dates, amounts and numbers of orders are none. Spans come in order and never overlap;
 * links to `ownHost` are left out. Pure: the page that warns the writer and the server that marks the text ask the same rule.
 */
export function findContacts(text: string, ownHost = ''): ContactSpan[] {
  const plain = [...Array(text.length)].map((_, at) => plainOf(text[at] ?? '')).join('')
  const found = [...linksIn(plain, ownHost), ...accountsIn(plain), ...phonesIn(plain)]
  found.sort((one, other) => one.from - other.from || other.to - one.to)
  let end = 0
  return found.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** The text in pieces, so that a page can mark some of them; together they are the text. */
export function piecesOf(text: string, ownHost = ''): { text: string; kind: ContactKind | null }[] {
  const pieces: { text: string; kind: ContactKind | null }[] = []
  let at = 0
  for (const { kind, from, to } of findContacts(text, ownHost)) {
    if (from > at) pieces.push({ text: text.slice(at, from), kind: null })
    pieces.push({ text: text.slice(from, to), kind })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: null })
  return pieces
}

/** One UTF-16 unit as it reads: full-width and circled figures and letters are the plain ones, small, and one unit still. */
function plainOf(unit: string): string {
  const plain = unit.normalize('NFKC').toLowerCase()
  return plain.length === 1 ? plain : unit
}

const chineseDigits = '零一二三四五六七八九'
const otherDigits: Readonly<Record<string, string>> = {
  〇: '0',
  幺: '1',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
}
function digitOf(unit: string): string {
  const at = chineseDigits.indexOf(unit)
  return at >= 0 ? String(at) : (otherDigits[unit] ?? unit)
}

/** Up to three signs that people put between the figures of a number; \uFE0F and \u20E3 make a figure a picture. */
const BETWEEN = '[\\s\\-‐‑–—_.·•*()（）\\uFE0F\\u20E3\\u200B-\\u200D]{0,3}'
const RUN = new RegExp(`\\d(?:${BETWEEN}\\d)+`, 'g')
/** How people group the eleven figures of a mobile number; blood pressures one after the other are grouped otherwise. */
const mobileGroups = new Set(['11', '344', '38', '74', '443', '56', '65', '335', '222221', '122222'])
const ONE_BY_ONE = '1'.repeat(11)

function phonesIn(plain: string): ContactSpan[] {
  const figures = [...Array(plain.length)].map((_, at) => digitOf(plain[at] ?? '')).join('')
  return [...figures.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const before = figures[index - 1] ?? ''
    // Part of a name of its own, such as an order's number.
    if (/[a-z]/.test(before) && !/(tel|phone|call|vx?|wx|qq?|t)$/.test(figures.slice(0, index))) return []
    return isPhone(run) ? [{ kind: 'phone' as const, from: index, to: index + run.length }] : []
  })
}

function isPhone(run: string): boolean {
  const groups = run.split(/\D+/).filter(Boolean)
  return isMobile(withoutCountry(groups)) || isFixed(groups)
}

function withoutCountry([first = '', ...rest]: readonly string[]): readonly string[] {
  const country = /^(?:00)?86/.exec(first)?.[0] ?? ''
  const all = [first, ...rest].join('').length
  if (!country || all - country.length !== 11) return [first, ...rest]
  return first === country ? rest : [first.slice(country.length), ...rest]
}

function isMobile(groups: readonly string[]): boolean {
  if (!/^1[3-9]\d{9}$/.test(groups.join(''))) return false
  const shape = groups.map(({ length }) => length).join('')
  return groups.length === 11 ? shape === ONE_BY_ONE : mobileGroups.has(shape)
}

/** An area code and seven or eight figures. */
function isFixed(groups: readonly string[]): boolean {
  const [area = '', ...rest] = groups
  if (rest.length === 0) return /^0(?:(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/.test(area)
  return /^0(?:10|2\d|[3-9]\d{2})$/.test(area) && /^(?:8|7|44|34)$/.test(rest.map((g) => g.length).join(''))
}

const MESSENGER =
  '微信|薇信|威信|维信|weixin|wechat|(?<![a-z])(?:vx|wx)(?![a-z])|v信|扣扣|企鹅号|(?<![a-z])qq(?![a-z])'
/** Elsewhere by name: with its account's name, as something to add, or as a way to talk or pay. */
const accounts = [
  new RegExp(`(?:${MESSENGER})[号id是叫为:：=\\s]{0,6}(?:[a-z][\\w-]{4,19}|\\d{5,11})`, 'g'),
  new RegExp(`加(?:我|你|您|个|下|一下|一个|的|她|他|们|好友|\\s){0,3}(?:${MESSENGER}|v(?![a-z]))`, 'g'),
  new RegExp(`(?:${MESSENGER}|支付宝)(?:上)?(?:号|联系|转|付|收款|私聊|说|找我|发我|红包|群)`, 'g'),
  /(?<![a-z])(?:vx|wx)(?![a-z])|v信|薇信|威信|维信/g,
  /私下(?:转账|付|给钱|联系|约)/g,
  /[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)+/g,
]
const accountsIn = (plain: string): ContactSpan[] =>
  accounts.flatMap((sign) =>
    [...plain.matchAll(sign)].map(({ 0: said, index }) => ({
      kind: 'account' as const,
      from: index,
      to: index + said.length,
    })),
  )

const ENDINGS = 'com|cn|net|org|top|xyz|cc|vip|shop|io|me|app|info|site|link|club|ltd|tv|ly'
const LINK = new RegExp(
  `https?://[^\\s，。；、）)】」]+|(?<![\\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${ENDINGS})(?![a-z0-9-])(?::\\d+)?(?:/[^\\s，。；、）)】」]*)?`,
  'g',
)

function linksIn(plain: string, ownHost: string): ContactSpan[] {
  return [...plain.matchAll(LINK)].flatMap(({ 0: said, index }) => {
    const host = said.replace(/^https?:\/\//, '').split(/[/?#]/)[0]
    if (ownHost && host === ownHost.toLowerCase()) return []
    return [{ kind: 'link' as const, from: index, to: index + said.length }]
  })
}
