import { randomUUID } from 'node:crypto'
import { publishEvaluation } from '../../server/statistics/evaluation.ts'
import { findHiddenFigures } from '../../server/statistics/find-figures.ts'
import { enterPopulation } from '../../server/statistics/population.ts'
import { writeNote } from '../../server/statistics/report-notes.ts'
import type { Stage } from './stage.ts'

/** Round figures that nobody counted, and that say so: the map needs some districts with one and some without. */
const figures = [
  ['310115', 'age_60', 4000],
  ['310115', 'age_80', 600],
  ['310115', 'age_0_3', 1000],
  ['310104', 'age_60', 2000],
  ['310109', 'age_60', 1500],
  ['310109', 'age_0_3', 400],
] as const

export async function enterExamplePopulation(stage: Stage): Promise<void> {
  await stage.at(stage.day(-4, '16:00'))
  const operator = await stage.as('operator')
  for (const [regionCode, ageGroup, people] of figures)
    await enterPopulation(operator, {
      ...{ regionCode, ageGroup, people, asOf: `${Number(stage.date(0).slice(0, 4)) - 1}-12-31` },
      ...{ source: '示例数，不是统计部门公布的', key: randomUUID() },
    })
  const preface = '示例世界的一年：机构、家庭和订单都是编的，只为看清报告长什么样。'
  const year = Number(stage.date(0).slice(0, 4))
  await writeNote(operator, { year, section: 'preface', text: preface, key: randomUUID() })
  await publishEvaluation(operator, { year, key: randomUUID() }, await findHiddenFigures(operator, year))
}
