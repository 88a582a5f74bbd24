import { inflateSync } from 'node:zlib'

/** The text of a PDF whose letters are embedded with their Unicode maps, line by line as it was written. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf)
  const maps = new Map<string, Map<string, string>>()
  for (const [id, { dictionary }] of objects) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1]
    const map = toUnicode && objects.get(toUnicode)?.stream
    if (map) maps.set(id, unicodeMap(map))
  }
  const named = new Map<string, Map<string, string>>()
  for (const { dictionary } of objects.values())
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = maps.get(id)
      if (map) named.set(name, map)
    }
  return [...objects.values()]
    .filter(({ stream }) => stream.includes('BT'))
    .map(({ stream }) => textOf(stream, named))
    .join('\n')
}

function objectsOf(pdf: Buffer): Map<string, { dictionary: string; stream: string }> {
  const raw = pdf.toString('latin1')
  const found = new Map<string, { dictionary: string; stream: string }>()
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const [, id = '', body = ''] = match
    const at = body.indexOf('stream\n')
    const dictionary = at < 0 ? body : body.slice(0, at)
    const end = body.lastIndexOf('\nendstream')
    const bytes = at < 0 ? Buffer.alloc(0) : Buffer.from(body.slice(at + 7, end), 'latin1')
    const isFont = dictionary.includes('/FontFile') || dictionary.includes('/Subtype /CIDFontType0C')
    const stream =
      at < 0 || isFont ? '' : dictionary.includes('FlateDecode') ? inflated(bytes) : bytes.toString('latin1')
    found.set(id, { dictionary, stream })
  }
  return found
}

const inflated = (bytes: Buffer) => inflateSync(bytes).toString('latin1')

/** Glyph number, as four hex digits, to what it stands for. */
function unicodeMap(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => hex.replaceAll(' ', ''))
    texts.forEach((hex, index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0')
      letters.set(glyph, Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    })
  }
  return letters
}

function textOf(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map()
  const lines: string[] = []
  for (const [, font, array] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? new Map()
    if (array === undefined) continue
    const glyphs = [...array.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    lines.push(glyphs.map((glyph) => letters.get(glyph) ?? '�').join(''))
  }
  return lines.join('\n')
}
