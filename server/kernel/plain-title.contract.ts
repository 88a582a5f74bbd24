/** What somebody is ill with or can no longer do, and what is done about it: a service named after it tells everybody. */
const TELLS =
  /糖尿|血糖|血压|高压氧|心脏|心梗|心衰|冠心|中风|卒中|偏瘫|瘫|痴呆|失智|认知|阿尔茨|帕金森|癫痫|抑郁|焦虑|精神|心理|自闭|孤独症|肿瘤|癌|化疗|放疗|透析|肾病|肝炎|结核|艾滋|传染|感染|骨折|术后|出院|住院|陪诊|就医|看病|取药|用药|服药|给药|注射|输液|输氧|吸氧|吸痰|气切|造口|造瘘|导尿|尿管|鼻饲|胃管|压疮|褥疮|伤口|换药|溃疡|失能|失禁|残障|残疾|智障|卧床|临终|安宁|缓和|康复|理疗|慢病|慢性|病|症|医疗|护士|监测|评估|营养支持|diabet|dement|cancer|stroke|dialys|rehab|incontinen|palliat|hospice|wound|disab/i

/** What a service that must not be named is called instead, in every language as providers' own titles are. */
const PLAIN_TITLE = '照护服务'

/**
 * A service as it may be called where others read along: in texts, mails, on lock screens, over shoulders, at a bank. What a
 * provider named after an illness or a treatment is only called care; the page behind it has the full name.
 */
export const plainTitle = (title: string): string => (TELLS.test(title) ? PLAIN_TITLE : title)
