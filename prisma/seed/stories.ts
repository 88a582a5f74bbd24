import { after, minutes } from '../../server/kernel/clock.ts'
import type { Dimension, ReviewTag } from '../../server/reviews/review.contract.ts'
import type { DrawnScene } from './drawn-photos.ts'
import type { RecipientKey } from './families.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

/** One order of the example world: who, for whom, what, when, and how far it has come. */
export type Story = {
  readonly by: PersonKey
  readonly for: RecipientKey
  readonly provider: string
  readonly offering: string
  readonly caregiver: string
  readonly placedAt: Date
  readonly startsAt: Date
  readonly until: 'placed' | 'paid' | 'accepted' | 'begun' | 'done' | 'confirmed'
  /** When they came, of a stay that counts from midnight. */
  readonly arrivesAt?: Date
  /** Nights or months, of places sold by them. */
  readonly count?: number
  /** It comes again every week. */
  readonly weekly?: true
  readonly note?: string
  readonly report?: string
  /** Blood pressure taken at the visit, in mmHg. */
  readonly pressure?: readonly [upper: number, lower: number]
  /** Less was done than agreed: what the provider gives back of its own accord, in fen. */
  readonly reduced?: { readonly fen: number; readonly reason: string }
  readonly review?: {
    readonly stars: number
    /** What the carer says of the home: both open with it. */
    readonly home?: string
    /** The elder's own grade, by a face. */
    readonly elder?: number
    readonly tags?: ReviewTag[]
    readonly marks?: Partial<Record<Dimension, number>>
    readonly text: string
    /** Drawn ones. */
    readonly photos?: readonly DrawnScene[]
    readonly photosText?: string
    readonly anonymous?: boolean
    readonly reply?: string
  }
}

const homeCare = '示例·浦东安和居家养老'
const bath = { provider: homeCare, offering: '上门助浴', caregiver: '王秀兰' }
const forFather = { by: 'daughter', for: 'father' } as const

/** What has happened in the last three weeks. */
export const pastStories = ({ day }: Stage): Story[] => {
  const past = (offset: number, time: string) => ({
    placedAt: day(offset - 2, '20:30'),
    startsAt: day(offset, time),
    until: 'confirmed' as const,
  })
  return [
    {
      ...forFather,
      ...past(-16, '10:00'),
      ...bath,
      note: '爸爸左膝不好，进浴室请扶右边。',
      report: '血压 132/78，水温 39 度，洗完剪了指甲。膝盖今天不疼。',
      pressure: [132, 78],
      review: {
        stars: 5,
        home: '叔叔和家里人都很客气，毛巾和防滑垫提前摆好了。',
        elder: 5,
        tags: ['gentle', 'patient'],
        marks: { punctual: 5, skill: 5, attitude: 5, safety: 5, value: 4 },
        text: '王阿姨进门先量血压，水温试了两遍。爸爸说比自己洗还放心。',
        photos: ['towels', 'thermometer'],
        photosText: '毛巾、防滑垫和量水温的盆，洗之前都摆好了（示例插画）',
        reply: '谢谢您。叔叔配合得很好，下次我们带防滑更好的那块垫子。',
      },
    },
    {
      by: 'wangLei',
      for: 'mother',
      ...past(-11, '14:00'),
      ...bath,
      report: '血压偏高，休息二十分钟后改为擦浴。',
      reduced: { fen: 4_000, reason: '血压高没有洗澡，改成擦浴，差价退给您。' },
      review: {
        stars: 4,
        home: '阿姨血压高，家里人同意先休息，配合得很好。',
        elder: 4,
        tags: ['late', 'explains'],
        marks: { punctual: 3, skill: 5, attitude: 5, safety: 5, value: 4 },
        text: '路上堵车晚到十分钟，提前打了电话。妈妈血压高没有硬洗，这点很好。',
        reply: '让您等了，抱歉。已把下午两点的间隔多留了十五分钟。',
      },
    },
    {
      by: 'brother',
      for: 'father',
      ...past(-9, '10:00'),
      ...bath,
      report: '血压 128/76。浴室扶手有点松，拍了照片发给家里。',
      pressure: [128, 76],
      review: {
        stars: 5,
        home: '按门铃就开，浴室收拾过了。',
        elder: 5,
        tags: ['skilled'],
        marks: { punctual: 5, skill: 5, attitude: 5, safety: 5, value: 5 },
        text: '扶手松了我们一直没发现，是王阿姨看出来的。',
      },
    },
    {
      by: 'wangLei',
      for: 'mother',
      provider: homeCare,
      offering: '陪同就医半天',
      caregiver: '孙建平',
      ...past(-5, '08:00'),
      report: '心内科复诊，药减半片，下次复诊是四周后，单据都放在餐桌上。',
      review: { stars: 5, text: '医生说的话都记了下来，比我自己去还清楚。', anonymous: true },
    },
    {
      ...forFather,
      ...past(-2, '10:00'),
      ...bath,
      report: '血压 130/80，水温 39 度，洗了头，换了新毛巾。',
      pressure: [130, 80],
    },
    ...[-12, -8].map(
      (offset): Story => ({
        ...{ by: 'daughter', for: 'granny', provider: homeCare, offering: '上门助浴', caregiver: '赵桂芳' },
        ...past(offset, '09:30'),
        report: '水温 38 度，擦干后抹了润肤霜，奶奶精神不错。',
      }),
    ),
    ...placesToGo(past),
  ]
}

const placesToGo = (
  past: (offset: number, time: string) => Pick<Story, 'placedAt' | 'startsAt' | 'until'>,
): Story[] => [
  {
    ...forFather,
    provider: '示例·静安邻里日间照料中心',
    offering: '日间照料一天',
    caregiver: '方芸',
    ...past(-20, '09:00'),
    report: '上午手指操，下午下了两盘棋，午睡五十分钟。',
    review: {
      stars: 4,
      home: '来得准，带了自己的茶杯和药盒。',
      elder: 5,
      text: '爸爸认识了两个棋友。就是离家远了些。',
    },
  },
  {
    by: 'wangLei',
    for: 'mother',
    provider: '示例·杨浦和顺助餐点',
    offering: '送餐到家',
    caregiver: '丁国强',
    ...past(-7, '11:30'),
    report: '软食，吃了大半。',
    review: {
      stars: 2,
      home: '',
      elder: 3,
      tags: ['careless'],
      text: '菜软硬合适，汤到的时候不够热，餐盒也漏了。',
      reply: '已经换了保温桶，明天请再尝尝。',
    },
  },
  {
    by: 'chenJing',
    for: 'toddler',
    provider: '示例·虹口蒲公英家庭托育点',
    offering: '计时托两小时',
    caregiver: '苏婷',
    ...past(-6, '14:00'),
    report: '喝了 180 毫升奶，睡了四十分钟，搭了积木。',
    review: { stars: 5, text: '接的时候孩子不想走。老师把喝奶和睡觉的时间都写下来了。' },
  },
  {
    by: 'guoMin',
    for: 'grandmother',
    provider: '示例·杭州西湖居家照护',
    offering: '陪走一小时',
    caregiver: '叶水英',
    ...past(-4, '15:30'),
    report: '走到公园来回，中间歇了两次，喝了水。',
    review: { stars: 5, text: '外婆走得慢，叶阿姨一点不催。' },
  },
]

/** What is going on: today's visit, an order the provider has to answer, and one an elder is asked about. */
export const presentStories = ({ day }: Stage, now: Date): Story[] => [
  {
    by: 'brother',
    for: 'father',
    provider: homeCare,
    offering: '基础照护两小时',
    caregiver: '王秀兰',
    placedAt: day(-1, '20:05'),
    ...todaysVisit(day, now),
    note: '钥匙在门口的牛奶箱里，爸爸耳背，请多按一次铃。',
    report: '午饭吃了一碗，扶着走了三圈，血压 126/74。',
    pressure: [126, 74],
  },
  {
    ...forFather,
    provider: homeCare,
    offering: '陪同就医半天',
    caregiver: '孙建平',
    placedAt: after(now, -minutes(40)),
    startsAt: day(2, '08:30'),
    until: 'paid',
    note: '骨科复诊，带上一次的片子，在书桌第二格。',
  },
  {
    by: 'daughter',
    for: 'motherInLaw',
    provider: homeCare,
    offering: '居室整理',
    caregiver: '赵桂芳',
    placedAt: after(now, -minutes(20)),
    startsAt: day(3, '14:00'),
    until: 'placed',
  },
  {
    ...forFather,
    provider: homeCare,
    offering: '基础照护两小时',
    caregiver: '王秀兰',
    placedAt: day(-1, '20:20'),
    startsAt: day(4, '15:00'),
    until: 'accepted',
    weekly: true,
    note: '每周这个时候我开会，麻烦到了发个消息。',
  },
  {
    ...{ by: 'daughter', for: 'granny', provider: homeCare, offering: '上门助浴', caregiver: '赵桂芳' },
    ...{ placedAt: day(-1, '19:40'), startsAt: day(3, '09:30'), until: 'accepted' },
  },
  ...placesKept(day),
]

/** Two months in a nursery class, a day and a meal out, and three nights while the family travels. */
const placesKept = (day: Stage['day']): Story[] => {
  const kept = { placedAt: day(-1, '19:10'), until: 'accepted' as const }
  return [
    {
      ...{ by: 'chenJing', for: 'toddler', ...kept, startsAt: day(2, '08:30'), count: 2 },
      ...{ provider: '示例·闵行小葵托育园', offering: '全日托一个月', caregiver: '梁雨桐' },
      note: '午睡要抱着小兔子。',
    },
    {
      ...{ ...forFather, ...kept, startsAt: day(3, '09:00') },
      ...{ provider: '示例·静安邻里日间照料中心', offering: '日间照料一天', caregiver: '方芸' },
    },
    {
      ...{ by: 'wangLei', for: 'mother', ...kept, startsAt: day(1, '11:00') },
      ...{ provider: '示例·杨浦和顺助餐点', offering: '到店吃一餐', caregiver: '丁国强' },
    },
    {
      ...{ by: 'wangLei', for: 'mother', ...kept, startsAt: day(5, '14:00'), count: 3 },
      ...{ provider: '示例·徐汇梧桐养老院', offering: '短期托养一日', caregiver: '何美玲' },
      note: '降压药早晚各一次，药盒里分好了。',
    },
  ]
}

/** An hour or two from now; in the evening, when it is too late for that, it is over and waits for the family. */
function todaysVisit(day: Stage['day'], now: Date): Pick<Story, 'startsAt' | 'until'> {
  const halfHour = minutes(30)
  const soon = new Date(Math.ceil((now.getTime() + minutes(60)) / halfHour) * halfHour)
  const first = day(0, '08:00')
  if (soon > day(0, '18:30')) return { startsAt: day(0, '15:00'), until: 'done' }
  return { startsAt: soon < first ? first : soon, until: 'accepted' }
}
