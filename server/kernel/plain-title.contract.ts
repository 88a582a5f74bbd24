/**
 * What somebody is ill with or can no longer do, and what is done about it: a service named after it tells everybody. A word too
 * many only makes a title plainer; what every second title has in another sense stays out (保障, 电脑, 艺术, 喘息, 护理, 健康).
 */
const telling = [
  // Whoever treats, and where: 陪同就医, 医院陪护, 门诊, 取药, 护士上门.
  '医|诊|药|病|症|护士|住院|出院|手术|术前|术后|体检|筛查|疫苗|接种',
  // What hurts or fails.
  '血|心脏|心梗|心衰|冠心|中风|卒中|瘫|脑梗|脑出血|脑损|脑外|肺|肝|肾|胃|肠|甲状腺|骨|关节|糖尿|痛|癌|瘤|结核|艾滋|传染|感染|过敏|皮炎|疹|发热|发烧|退烧|哮喘',
  '痴呆|失智|认知|记忆|走失|阿尔茨|帕金森|癫痫|抑郁|焦虑|精神|心理|失眠|睡眠|自闭|孤独|多动|感统|发育|口吃|言语|语言训练|智力|成瘾|戒烟|戒酒|戒毒|酗酒',
  // What somebody can no longer do alone.
  '失能|失禁|残|智障|视障|听障|失明|失聪|听力|视力|盲|聋|哑|卧床|轮椅|翻身|拍背|喂饭|喂食|吞咽|如厕|大小便|排便|便秘|灌肠|尿|昏迷|植物人',
  // What is done about it.
  '疗|透析|注射|输液|氧|痰|气切|造口|瘘|导管|插管|鼻饲|呼吸机|疮|伤口|溃疡|康复|针灸|监测|评估|营养支持|临终|安宁|缓和|哀伤',
  // A birth is nobody else's business either.
  '孕|产后|产褥|月子|流产|早产|催乳|通乳|慢性',
  'diabet|dement|alzheim|parkinson|cancer|tumou?r|stroke|dialys|rehab|incontinen|palliat|hospice|wound|disab|depress|anxi|mental|autis|epilep',
  'hospital|clinic|surg|medic|nurse|inject|catheter|stoma|oxygen|chemo|insulin|therap|postnatal|pregnan|bedridden|wheelchair|doctor|\\b(hiv|icu|picc)\\b',
]
const TELLS = new RegExp(telling.join('|'), 'i')

/** What a service that must not be named is called instead, in every language as providers' own titles are. */
const PLAIN_TITLE = '照护服务'

/**
 * A service as it may be called where others read along: in texts, mails, on lock screens, over shoulders, at a bank. What a
 * provider named after an illness or a treatment is only called care; the page behind it has the full name.
 */
export const plainTitle = (title: string): string => (TELLS.test(title) ? PLAIN_TITLE : title)
