import { randomUUID } from 'node:crypto'
import { declareHardship, enterHardship } from '../../server/outreach/list-hardship.ts'
import { openOne } from '../../server/outreach/list-hardships.ts'
import { takeOutreachStep } from '../../server/outreach/move-hardship.ts'
import type { Ground } from '../../server/outreach/outreach.contract.ts'
import type { Stage } from './stage.ts'

type Step = readonly [
  day: number,
  move: Parameters<typeof takeOutreachStep>[1]['move'],
  note: string,
  nextOn?: number,
]

/** People of made-up names on made-up lists; none of them has an account. */
const handedOver = [
  {
    ...{ name: '杨秀珍', phone: '13800000071', regionCode: '310115', street: '示例街道' },
    ...{ addressLine: '示例路 2 弄 5 号 101 室', grounds: ['destitute', 'alone', 'very_old'], day: -20 },
    steps: [
      [-18, 'not_met', '敲门没有人应，邻居说去买菜了', -16],
      [-16, 'visit', '独自住，走路不稳，愿意有人帮着洗澡', -9],
      [-9, 'arrange', '助浴每周一次，街道协调', 5],
    ],
  },
  {
    ...{ name: '许根生', phone: '13800000072', regionCode: '310115', street: '示例街道' },
    ...{ addressLine: '示例路 2 弄 9 号 303 室', grounds: ['bereaved', 'alone'], day: -12 },
    steps: [[-9, 'refuse', '说不愿意被人当作困难户，留了电话', 21]],
  },
  {
    ...{ name: '陆妙英', phone: '13800000073', regionCode: '310109', street: '示例新村街道' },
    ...{ addressLine: '示例路 60 弄 3 号 402 室', grounds: ['low_income', 'disabled'], day: -11 },
    steps: [],
  },
  {
    ...{ name: '蒋福康', phone: '13800000074', regionCode: '310104', street: '示例镇' },
    ...{ addressLine: '示例路 12 号', grounds: ['low_income'], day: -30 },
    steps: [[-26, 'move_away', '搬到女儿家，在外省']],
  },
] as const

/** 重点关爱名单: a grandmother her family declared, and four from a list that was handed over, at every stage. */
export async function seekOut(
  stage: Stage,
  { granny, mother }: { granny: string; mother: string },
): Promise<void> {
  const turns: { at: Date; turn: () => Promise<unknown> }[] = []
  for (const { day, steps, grounds, ...person } of handedOver) {
    let hardshipId = ''
    const source = '示例·区民政局困难老人名单（2026 年第 4 季度）'
    const turn = async () => {
      const entered = { ...person, grounds: [...grounds] as Ground[], source, key: randomUUID() }
      hardshipId = (await enterHardship(await stage.as('operator'), entered)).id
    }
    turns.push({ at: stage.day(day, '10:10'), turn })
    for (const [on, move, note, nextOn] of steps as readonly Step[])
      turns.push({
        at: stage.day(on, '15:20'),
        turn: async () => {
          const operator = await stage.as('operator')
          await openOne(operator, { hardshipId, reason: '按名单上门走访' })
          const next = nextOn === undefined ? {} : { nextOn: stage.date(nextOn) }
          await takeOutreachStep(operator, { hardshipId, move, note, ...next, key: randomUUID() })
        },
      })
  }
  const declared = [
    { recipientId: granny, who: 'daughter', grounds: ['disabled'], day: -6 },
    { recipientId: mother, who: 'wangLei', grounds: ['alone'], day: -1 },
  ] as const
  for (const { recipientId, who, grounds, day } of declared)
    turns.push({
      at: stage.day(day, '21:05'),
      turn: async () =>
        declareHardship(await stage.as(who), {
          ...{ recipientId, grounds: [...grounds], agreed: true, key: randomUUID() },
        }),
    })
  for (const { at, turn } of turns.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    await stage.at(at)
    await turn()
  }
}
