import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'

/** A printed page: what it is, the facts on top, one table, and what stands under it. All text is in the reader's language. */
export type Paper = {
  readonly title: string
  /** Where many columns need room: an amount is never broken over two lines. */
  readonly landscape?: boolean
  readonly facts: readonly (readonly [string, string])[]
  readonly columns: readonly { readonly head: string; readonly width: number; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly string[])[]
  readonly total?: readonly string[]
  readonly notes: readonly string[]
}

// 15 mm on A4, like what is printed from the screen.
const MARGIN = 42.5
const INK = '#1d2420'
const SOFT = '#5b655f'
const LINE = '#c9d1cb'
const PINE = '#1f5f4a'
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')

/** Writes it as PDF with the Chinese letters in it, so that it looks the same on a machine that has none. */
export function paperPdf(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: paper.landscape ? 'landscape' : 'portrait',
    margin: MARGIN,
    info: { Title: paper.title },
    bufferPages: true,
  })
  doc.registerFont('text', join(fonts, 'NotoSansHans-Regular.otf'))
  doc.registerFont('strong', join(fonts, 'NotoSansHans-Medium.otf'))
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  writeHead(doc, paper)
  writeTable(doc, paper)
  writeNotes(doc, paper.notes)
  writePageNumbers(doc)
  doc.end()
  return done
}

type Doc = InstanceType<typeof PDFDocument>
/** A Chinese font gives an apostrophe the room of a whole character. */
const plain = (text: string) => text.replace(/(?<=\w)’(?=\w)/g, "'")
const widthOf = (doc: Doc) => doc.page.width - 2 * MARGIN
const bottomOf = (doc: Doc) => doc.page.height - MARGIN - 20

function writeHead(doc: Doc, { title, facts }: Paper): void {
  doc
    .font('strong')
    .fontSize(11)
    .fillColor(PINE)
    .text('颐幼 Yiyou', MARGIN, MARGIN + 6, { width: widthOf(doc), align: 'right' })
  doc.fontSize(18).fillColor(INK).text(title, MARGIN, MARGIN)
  doc.moveDown(0.6)
  for (const [term, value] of facts) {
    const { y } = doc
    doc.font('text').fontSize(10).fillColor(SOFT).text(term, MARGIN, y, { width: 110 })
    const after = doc.y
    doc.fillColor(INK).text(plain(value), MARGIN + 120, y, { width: widthOf(doc) - 120 })
    doc.y = Math.max(after, doc.y) + 3
  }
  doc.moveDown(0.8)
}

function writeTable(doc: Doc, { columns, rows, total }: Paper): void {
  const heads = columns.map(({ head }) => head)
  writeRow(doc, columns, heads, 'strong')
  for (const row of rows) {
    if (doc.y + rowHeight(doc, columns, row) > bottomOf(doc)) {
      doc.addPage()
      writeRow(doc, columns, heads, 'strong')
    }
    writeRow(doc, columns, row, 'text')
  }
  if (total) writeRow(doc, columns, total, 'strong')
}

const GAP = 8
const innerWidth = (doc: Doc, share: number) => widthOf(doc) * share - GAP

function rowHeight(doc: Doc, columns: Paper['columns'], row: readonly string[]): number {
  doc.fontSize(9)
  const heights = columns.map(({ width }, index) =>
    doc.heightOfString(row[index] || ' ', { width: innerWidth(doc, width) }),
  )
  return Math.max(...heights) + 10
}

function writeRow(
  doc: Doc,
  columns: Paper['columns'],
  row: readonly string[],
  font: 'text' | 'strong',
): void {
  doc.font(font).fontSize(9).fillColor(INK)
  const top = doc.y
  const height = rowHeight(doc, columns, row)
  let x = MARGIN
  columns.forEach(({ width, numeric }, index) => {
    doc.text(plain(row[index] ?? ''), x, top + 5, {
      width: innerWidth(doc, width),
      align: numeric ? 'right' : 'left',
    })
    x += widthOf(doc) * width
  })
  doc.y = top + height
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + widthOf(doc), doc.y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke()
}

function writeNotes(doc: Doc, notes: readonly string[]): void {
  doc.y += 12
  for (const note of notes) {
    doc
      .font('text')
      .fontSize(9)
      .fillColor(SOFT)
      .text(plain(note), MARGIN, doc.y, { width: widthOf(doc) })
    doc.y += 3
  }
}

function writePageNumbers(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // Within the margin, where text would otherwise begin a new page.
    doc.page.margins.bottom = 0
    doc
      .font('text')
      .fontSize(8)
      .fillColor(SOFT)
      .text(`${page + 1} / ${count}`, MARGIN, doc.page.height - MARGIN, {
        width: widthOf(doc),
        align: 'right',
      })
  }
}

/** A file to keep: its name in the reader's language, and a plain one for programs that know no other. */
export function download(body: Buffer | string, type: string, name: string, plain: string): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  })
}
