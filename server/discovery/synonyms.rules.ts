/**
 * What people mean by the same thing when they look for care: the word the glossary uses first, then what they say
 * instead, then how it is said in English. A word may stand in several rows. The only place where synonyms are written.
 */
const rows: readonly [said: string, english: string][] = [
  [
    '养老院 敬老院 福利院 老人院 老年公寓 颐养院 养护院 护养院 安老院 养老机构 养老公寓',
    'nursing home, care home, elderly home, retirement home, senior home, old age home, residential care, elderly care, elder care, senior care, aged care',
  ],
  ['护理院 护理医院', 'nursing hospital, nursing'],
  ['护理站 护理服务站', 'nursing station, community nursing'],
  [
    '日间照料 日间照护 日托 日托所 日照 托老所 日间服务 日间照料中心 日间照护中心 老年日托',
    'day care, daycare, adult day care, day center, day centre',
  ],
  [
    '助餐 送餐 食堂 助餐点 助餐服务点 老年食堂 长者食堂 社区食堂 老年餐 老年助餐 饭堂 吃饭 配餐',
    'meal, canteen, food, meal delivery, lunch, dining',
  ],
  ['助浴 洗澡 擦浴 沐浴 助浴点 上门助浴', 'bath, bathing, shower'],
  ['助洁 打扫 保洁 清洁 家政 搞卫生', 'cleaning, housekeeping, cleaner, clean'],
  ['助医 陪诊 陪同就医 陪医 看病 陪看病 取药', 'hospital escort, medical escort, escort, doctor visit'],
  ['助行 散步 陪同外出', 'walking'],
  ['助急 紧急救援 应急', 'emergency, urgent'],
  [
    '居家养老 居家照护 上门照护 居家上门 上门服务 保姆 护工 住家阿姨 钟点工 阿姨 居家服务',
    'home care, homecare, caregiver, carer, helper, maid, in-home care',
  ],
  ['康复 复健 康复护理 康复训练', 'rehab, rehabilitation, physiotherapy, physio'],
  ['短期托养 喘息服务 喘息 短住 短托', 'respite, respite care, short stay'],
  ['机构入住 长住 住养 床位', 'bed, long stay'],
  ['长者照护之家 照护之家', 'elder care home'],
  [
    '综合为老服务中心 为老服务中心 综合为老 为老服务 为老中心 综合养老服务中心 颐康中心',
    'community center, community centre, senior center, senior centre, community hub',
  ],
  ['健康管理 体检 量血压', 'checkup, health check, health'],
  ['上门医疗 上门护理 换药 输液 打针', 'home nursing, home medical'],
  ['慢病管理 慢病 慢性病 高血压 糖尿病', 'chronic, diabetes'],
  ['失智 认知症 认知障碍 老年痴呆 阿尔茨海默 痴呆', 'dementia, alzheimer, memory care'],
  ['探访关爱 探访 看望 探望', 'visiting'],
  ['精神慰藉 陪聊 陪伴 聊天 陪伴说话', 'companionship, companion, company'],
  ['委托代办 代办 跑腿 代购 代缴 代办跑腿', 'errand, shopping'],
  ['适老化改造 适老改造 居家改造 扶手', 'home adaptation, home modification'],
  ['月嫂 育婴 育儿嫂 育婴师 育婴员 月子 母婴护理', 'nanny, confinement, postnatal, babysitter'],
  [
    '托育 托育机构 托班 托儿所 托婴 托婴中心 托育园 托育中心 幼托 婴幼儿照护 带孩子',
    'nursery, childcare, infant care, child care, toddler, creche, kindergarten',
  ],
  ['家庭托育点 家庭托育', 'home nursery, family childcare'],
  ['全日托 全天托', 'full day'],
  ['半日托 半天托', 'half day'],
  ['计时托 小时托', 'hourly'],
  ['临时托 临时照看 临托', 'drop-in'],
  ['医疗机构 医院 卫生服务中心 门诊 诊所', 'hospital, clinic'],
  ['志愿探访 志愿服务 志愿者 志愿 互助养老 时间银行', 'volunteer'],
  ['老年大学 老年课堂 老年学校 兴趣班', 'senior university, senior class, course'],
  ['父母课堂 家长学校 家长课堂 育儿课', 'parenting, parent class'],
  ['家庭照护课程 照护培训 护理课', 'care course, training'],
]

export type Service = { readonly words: readonly string[]; readonly english: readonly string[] }

export const services: readonly Service[] = rows.map(([said, english]) => ({
  words: said.split(' '),
  english: english.split(', '),
}))

/** What is said around a wish and is none itself: whole questions, what one wants to know of it, and what one says of oneself. */
export const fillers: readonly string[] = [
  '哪里有 哪里 哪家 哪儿有 哪儿 去哪里 去哪儿 去哪 有没有 有哪些 有什么 有吗 我想找 我要找 想找 我要 我想 帮我找 帮我 请问 推荐一下 推荐 求推荐',
  '附近的 附近 周边 旁边 身边 离我近 离家近 离我最近的 最近的 近一点的 本地',
  '好的 最好的 便宜的 实惠的 正规的 靠谱的 口碑好的 便宜 实惠 正规 靠谱 口碑 哪家好 哪个好 哪里好 好不好 怎么样 如何 排名 排行',
  '多少钱一个月 一个月多少钱 多少钱一天 一天多少钱 多少钱一次 多少钱 一个月 每个月 每月 价格表 价格 价钱 价位 收费标准 收费 费用 怎么收费 贵不贵',
  '电话号码 联系电话 联系方式 电话 地址 在哪里 在哪 位置 怎么走 怎么去 怎么预约 怎么申请 怎么报名 入住条件 申请条件',
  '白天没人照顾 晚上没人照顾 没人照顾 没人照看 没人管 没有人照顾 需要人照顾 要人照顾 可以 能不能 需要 适合 什么 怎么办',
  '的 找 家 在 和 给 有 吗 呢 吧 想 要 去 好',
]
  .join(' ')
  .split(' ')
/** Whom it is for: beside a service this says nothing new. */
export const recipients = (
  '老人 老年人 老人家 长辈 父母 爸妈 宝宝 孩子 小孩 小朋友 妈妈 爸爸 母亲 父亲 老妈 老爸 爷爷 奶奶 外公 外婆 ' +
  '公公 婆婆 岳父 岳母 家里老人 我妈 我爸 我奶奶 我爷爷'
).split(' ')

export const englishFillers = new Set(
  (
    'in near nearby the a an at for of me my to and with around find best good is are there where what which how much ' +
    'does do cost price prices cheap affordable phone number address district city area i we need want looking ' +
    'someone elderly senior seniors old people parents parent mother father mom dad grandma grandpa please'
  ).split(' '),
)
