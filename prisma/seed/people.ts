type Words = { readonly 'zh-CN': string; readonly en: string }

/** Somebody of the example world to sign in as: the code comes from the SMS sandbox. */
export type DemoPerson = {
  readonly key: string
  readonly name: string
  /** Mainland mobile number; all of them are made up. */
  readonly phone: string
  readonly role: 'family' | 'manager' | 'carer' | 'operator'
  readonly who: Words
  readonly tryThis: Words
  readonly startPath: string
}

/** The people a visitor may look through the eyes of. */
export const demoPeople = [
  {
    key: 'daughter',
    name: '林晓雯',
    phone: '13800000001',
    role: 'family',
    who: {
      'zh-CN': '女儿，在深圳工作；爸爸林建国和婆婆孙玉梅住在上海',
      en: 'Daughter, works in Shenzhen; her father and her mother-in-law live in Shanghai',
    },
    tryThis: {
      'zh-CN': '看今天这次上门到了哪一步，给两天前的助浴写评价，再给爸爸约下一次',
      en: 'Follow today’s visit, review the bath two days ago, then book the next one for her father',
    },
    startPath: '/orders',
  },
  {
    key: 'brother',
    name: '林晓峰',
    phone: '13800000002',
    role: 'family',
    who: { 'zh-CN': '儿子，林家的家庭成员', en: 'Son, a member of the Lin family' },
    tryThis: {
      'zh-CN': '打开同一张订单，看到和姐姐一样的进度',
      en: 'Open the same order and see what his sister sees',
    },
    startPath: '/orders',
  },
  {
    key: 'manager',
    name: '周敏',
    phone: '13800000003',
    role: 'manager',
    who: {
      'zh-CN': '示例·浦东安和居家养老的负责人',
      en: 'Runs an example home-care provider in Pudong',
    },
    tryThis: {
      'zh-CN': '答复等待接单的陪诊，查看今天的安排，修改服务和排班',
      en: 'Answer the escort that waits, look at today, change offerings and hours',
    },
    startPath: '/desk',
  },
  {
    key: 'carer',
    name: '王秀兰',
    phone: '13800000004',
    role: 'carer',
    who: { 'zh-CN': '照护人员，大家叫她王阿姨', en: 'Caregiver, called Auntie Wang' },
    tryThis: {
      'zh-CN': '今天这次上门：出发，用老人出示的服务码开始，结束后写几句',
      en: 'Today’s visit: set out, start with the code the elder shows, end with a few words',
    },
    startPath: '/desk',
  },
  {
    key: 'nursery',
    name: '吴倩',
    phone: '13800000006',
    role: 'manager',
    who: {
      'zh-CN': '示例·虹口蒲公英家庭托育点和示例·闵行小葵托育园的负责人',
      en: 'Runs an example home nursery and an example nursery',
    },
    tryThis: {
      'zh-CN': '在两家机构之间切换，回复家长的评价',
      en: 'Change between the two, answer a parent’s review',
    },
    startPath: '/desk',
  },
  {
    key: 'operator',
    name: '陈立',
    phone: '13800000005',
    role: 'operator',
    who: { 'zh-CN': '平台运营', en: 'Operator' },
    tryThis: {
      'zh-CN': '核对一份机构认领申请，通过或说明理由退回',
      en: 'Check a claim to a listing; approve it or say why not',
    },
    startPath: '/operator',
  },
] as const satisfies readonly DemoPerson[]

/** Others who live in the example world; 沈洁 looks again at what 陈立 decided. */
export const neighbours = [
  { key: 'wangLei', name: '王磊', phone: '13800000011' },
  { key: 'chenJing', name: '陈静', phone: '13800000012' },
  { key: 'guoMin', name: '郭敏', phone: '13800000013' },
  { key: 'shenHao', name: '沈浩', phone: '13800000014' },
  { key: 'guLei', name: '顾蕾', phone: '13800000015' },
  { key: 'xuNing', name: '许宁', phone: '13800000016' },
  { key: 'secondOperator', name: '沈洁', phone: '13800000018' },
  { key: 'zhengKai', name: '郑凯', phone: '13800000017' },
] as const

export type PersonKey = (typeof demoPeople)[number]['key'] | (typeof neighbours)[number]['key']
