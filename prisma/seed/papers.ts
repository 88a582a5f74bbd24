import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { decideFiling } from '../../server/filings/act-on-filing.ts'
import { applyGrade, applyToCaregiver } from '../../server/filings/apply-paper.ts'
import { type PaperStanding, saveFilingInput } from '../../server/filings/filing.contract.ts'
import { clocksOf } from '../../server/filings/filing.rules.ts'
import { findPapers } from '../../server/filings/find-papers.ts'
import { dateOf } from '../../server/filings/load-filing.ts'
import { type PaperKind, paperDetails } from '../../server/filings/paper.contract.ts'
import { refreshClearance } from '../../server/filings/refresh-clearance.ts'
import { saveFiling } from '../../server/filings/save-filing.ts'
import { takeFiles } from '../../server/filings/take-files.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

type Whose = { readonly manager: PersonKey; readonly providerId: string }
type Paper = {
  readonly kind: PaperKind
  readonly caregiverId?: string
  readonly detail?: string
  /** Days from today. */
  readonly from?: number
  readonly until?: number | null
  readonly scan?: Uint8Array
}

/** Files a paper that says in every line that it is an example. Gives the filing's id. */
async function filePaper(stage: Stage, { manager, providerId }: Whose, paper: Paper): Promise<string> {
  const { kind, caregiverId = null, from = -200, until = 160, scan } = paper
  const { filingId } = await saveFiling(
    await stage.as(manager),
    saveFilingInput.parse({
      ...{ providerId, kind, caregiverId, submit: true, key: randomUUID() },
      ...{ number: `示例 2026-${String(kind.length * 37).padStart(4, '0')}`, issuer: '示例发证单位' },
      detail: paper.detail ?? paperDetails[kind]?.[0] ?? '',
      validFrom: stage.date(from),
      validUntil: until === null ? null : stage.date(until),
      files: [scan ?? examplePage(kind)],
    }),
  )
  return filingId
}

/** Papers of long ago as the operator has accepted them, written down as they stand today, each with its scan. */
export async function acceptPapers(stage: Stage, whose: Whose, papers: readonly Paper[]): Promise<void> {
  const { db, people, clock, date } = stage
  const ctx = await stage.as(whose.manager)
  const [at, by] = [clock.now(), people.operator]
  for (const { kind, caregiverId = null, from = -200, until = 160, detail } of papers) {
    const id = randomUUID()
    const last = until === null ? null : date(until)
    const { remindAt, overAt } = clocksOf(date(from), last, stage.day(0, '00:00'))
    const [file] = await takeFiles(ctx, [examplePage(kind)])
    await db.filing.create({
      data: {
        ...{ id, kind, caregiverId, providerId: whose.providerId, state: 'accepted' },
        ...{
          number: `示例 2026-${String(kind.length * 37).padStart(4, '0')}`,
          issuer: '示例发证单位',
          detail: detail ?? paperDetails[kind]?.[0] ?? '',
        },
        validFrom: dateOf(date(from)),
        validUntil: dateOf(last),
        ...{ createdBy: ctx.viewer.userId, createdAt: at, submittedAt: at, decidedAt: at, decidedBy: by },
        ...{ dueAt: remindAt ?? overAt, dueTransition: remindAt ? 'remind' : overAt && 'expire' },
        files: { create: file ? [{ ...file, uploadedBy: ctx.viewer.userId, uploadedAt: at }] : [] },
      },
    })
    if (caregiverId) await applyToCaregiver(db, { caregiverId, kind, now: at })
    else if (kind === 'grade') await applyGrade(db, whose.providerId, at)
  }
  await refreshClearance(db, whose.providerId)
}

/** Everything that a provider, and those who work there, need for what is offered and do not have. */
export async function fileWhatIsAsked(stage: Stage, whose: Whose): Promise<void> {
  const { house, carers } = await findPapers(await stage.as(whose.manager), whose)
  const lacks = ({ required, good, declaredUntil }: PaperStanding) => required && !good && !declaredUntil
  await acceptPapers(stage, whose, [
    ...house.filter(lacks).map(({ kind }) => ({ kind, ...termOf[kind] })),
    ...carers.flatMap(({ id: caregiverId, papers }) =>
      papers.filter(lacks).map(({ kind }) => ({ kind, caregiverId })),
    ),
  ])
}

/** Registrations do not end; a lease runs for years. */
const termOf: Partial<Record<PaperKind, Pick<Paper, 'from' | 'until' | 'detail'>>> = {
  licence: { from: -1500, until: null },
  record_receipt: { from: -900, until: null },
  premises: { detail: 'leased', from: -300, until: 900 },
  fire_safety: { from: -600, until: null },
  video_promise: { from: -300, until: null },
}

/** Yesterday and today: one insurance ends in five days and its successor waits; one paper went back; one is late. */
export async function leavePapersWaiting(stage: Stage): Promise<void> {
  const whose = async (name: string, manager: PersonKey): Promise<Whose> => {
    const { id: providerId } = await stage.db.provider.findFirstOrThrow({ where: { name } })
    return { manager, providerId }
  }
  const hangzhou = await whose('示例·杭州西湖居家照护', 'xuNing')
  const hub = await whose('示例·长宁家门口养老服务中心', 'shenHao')
  const home = await whose('示例·浦东安和居家养老', 'manager')
  const scan = await examplePicture()
  await stage.at(stage.day(-16, '10:20'))
  await filePaper(stage, hub, { kind: 'food_licence', from: -30, until: 700 })
  await stage.at(stage.day(-2, '15:10'))
  const returned = await filePaper(stage, home, { kind: 'food_licence', from: -40, until: 320, scan })
  await stage.at(stage.day(-1, '11:40'))
  await decideFiling(await stage.as('operator'), {
    ...{ filingId: returned, move: 'return', key: randomUUID() },
    reason: '许可证的第二页没有拍到，看不到经营项目。请补上第二页。',
  })
  await stage.at(stage.day(-1, '16:30'))
  await filePaper(stage, hangzhou, { kind: 'insurance', from: 6, until: 370, scan })
}

/** A page of PDF with one line on it. */
function examplePage(kind: PaperKind): Uint8Array {
  const words = `BT /F1 20 Tf 60 720 Td (EXAMPLE - NOT A REAL DOCUMENT: ${kind}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const starts = objects.map((body, index) => {
    const start = pdf.length
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`
    return start
  })
  const table = pdf.length
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}

/** A sheet as somebody photographed it: a frame, a seal and lines, no words. */
async function examplePicture(): Promise<Uint8Array> {
  const lines = [300, 360, 420, 480, 540, 600]
    .map((y, index) => `<rect x="120" y="${y}" width="${520 - index * 40}" height="14" fill="#cfc7ba"/>`)
    .join('')
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1100"><rect width="800" height="1100" fill="#f6f1e7"/>
    <rect x="50" y="50" width="700" height="1000" fill="none" stroke="#b8472a" stroke-width="6"/>
    <rect x="220" y="150" width="360" height="40" fill="#b8472a"/>${lines}
    <circle cx="560" cy="860" r="110" fill="none" stroke="#c8321f" stroke-width="10"/><circle cx="560" cy="860" r="24" fill="#c8321f"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(sheet)).png().toBuffer())
}
