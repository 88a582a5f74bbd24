import { randomUUID } from 'node:crypto'
import { dayOf } from '../../server/kernel/wall-time.ts'
import { judgeItems, reportCorrection } from '../../server/supervision/judge-items.ts'
import { pressInspection } from '../../server/supervision/move-inspection.ts'
import { drawInspections, planInspection } from '../../server/supervision/plan-inspection.ts'
import { addEvaluation, setGrade } from '../../server/supervision/provider-record.ts'
import type { Severity } from '../../server/supervision/supervision.contract.ts'
import { countCredit } from '../../server/supervision/supervision.entry.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

type Found = Readonly<Record<string, { severity: Severity; note: string }>>

/** What was found at the example providers in the last weeks: nobody who exists was inspected. */
export async function inspectExamples(stage: Stage): Promise<void> {
  const { db } = stage
  const idOf = async (part: string) =>
    (await db.provider.findFirstOrThrow({ where: { example: true, name: { contains: part } } })).id
  const [anhe, stay, nursery] = [
    await idOf('安和'),
    await ofKind(stage, 'residential'),
    await ofKind(stage, 'nursery'),
  ]

  await stage.at(stage.day(-40, '09:00'))
  const kept = await plan(stage, anhe, -39, false)
  await inspect(stage, kept, -39, {
    home_visit: {
      severity: 'minor',
      note: '抽查十份记录，两份没有家属签收',
    },
  })
  await correct(stage, kept, -33, 'manager')
  await press(stage, kept, -30, 'approve')

  const late = await plan(stage, stay, -28, false)
  await inspect(
    stage,
    late,
    -28,
    {
      fire: { severity: 'major', note: '二楼东侧疏散通道堆有轮椅和纸箱' },
      nine_risks: { severity: 'minor', note: '三位老人的跌倒风险评估超过半年没有更新' },
    },
    10,
  )

  await stage.at(stage.day(-21, '16:30'))
  const drawn = await drawInspections(await stage.as('operator'), {
    ...{
      seed: '示例号码 02 09 14 21 27 33（示例彩票第 2026101 期）',
      kinds: ['nursery', 'day_care', 'meals'],
    },
    ...{
      city: '上海市',
      district: '',
      count: 2,
      plannedOn: stage.date(-20),
      announced: false,
      key: randomUUID(),
    },
  })
  for (const id of drawn.inspectionIds) await inspect(stage, id, -20, {})

  await stage.at(stage.day(-2, '10:00'))
  await plan(stage, nursery, 3, true)
  await judgedByOthers(stage, { anhe, stay, nursery })
  await stage.at(stage.day(-1, '08:00'))
  await countCredit(stage, db)
}

const ofKind = async ({ db }: Stage, kind: string) =>
  (await db.provider.findFirstOrThrow({ where: { example: true, kind, state: 'verified' } })).id

async function plan(stage: Stage, providerId: string, day: number, announced: boolean): Promise<string> {
  const ctx = await stage.as('operator')
  const asked = { providerId, cause: 'planned' as const, announced, plannedOn: stage.date(day) }
  if (dayOf(ctx.clock.now()) > asked.plannedOn) await stage.at(stage.day(day, '08:00'))
  return (await planInspection(ctx, { ...asked, team: '示例检查组', note: '', key: randomUUID() })).id
}

async function inspect(stage: Stage, inspectionId: string, day: number, found: Found, correctionDays = 15) {
  await press(stage, inspectionId, day, 'begin', '09:30')
  const findings = await stage.db.inspectionFinding.findMany({
    where: { inspectionId },
    include: { item: true },
  })
  await stage.at(stage.day(day, '11:00'))
  await judgeItems(await stage.as('operator'), {
    inspectionId,
    findings: findings.map(({ id, item }) => {
      const one = found[item.code]
      return {
        ...{ findingId: id, verdict: one ? ('not_met' as const) : ('met' as const) },
        ...{ severity: one?.severity, note: one?.note ?? '' },
      }
    }),
  })
  await press(stage, inspectionId, day, 'conclude', '11:30', correctionDays)
}

type Press = Parameters<typeof pressInspection>[1]['move']

async function press(
  stage: Stage,
  inspectionId: string,
  day: number,
  move: Press,
  time = '15:00',
  days = 15,
) {
  await stage.at(stage.day(day, time))
  await pressInspection(await stage.as('operator'), {
    inspectionId,
    move,
    reason: '',
    days,
    key: randomUUID(),
  })
}

async function correct(stage: Stage, inspectionId: string, day: number, by: PersonKey) {
  await stage.at(stage.day(day, '17:00'))
  const where = { inspectionId, verdict: 'not_met' as const }
  const [finding] = await stage.db.inspectionFinding.findMany({ where })
  const text = '两份已补签收；签收改到手机上做，没有签收不能结束'
  const corrections = [{ findingId: finding?.id ?? '', text }]
  await reportCorrection(await stage.as(by), { inspectionId, corrections, key: randomUUID() })
}

/** Grades and an association's word, made up like everything here. */
async function judgedByOthers(stage: Stage, of: { anhe: string; stay: string; nursery: string }) {
  const ctx = await stage.as('operator')
  const source = '示例公告，不是真实评定'
  const graded = { source, gradedOn: stage.date(-200), key: randomUUID() }
  await setGrade(ctx, { ...graded, providerId: of.stay, grade: '3' })
  await setGrade(ctx, { ...graded, key: randomUUID(), providerId: of.nursery, grade: 'A' })
  await addEvaluation(ctx, {
    ...{ providerId: of.anhe, association: '示例养老服务行业协会', subject: '居家服务质量评估' },
    ...{ result: '良好', evaluatedOn: stage.date(-90), key: randomUUID() },
  })
}
