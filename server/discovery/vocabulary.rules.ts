import type { OfferingCategory, ProviderKind } from '../providers/provider.contract.ts'

/** What people call each kind of provider when they look for one. */
export const kindWords: Readonly<Record<ProviderKind, string>> = {
  residential: '养老机构 养老院 敬老院 福利院 老年公寓 护养院 机构养老 住养',
  home_care: '居家上门 居家养老 居家照护 上门服务 上门照护 家政 保姆 护工',
  day_care: '日间照料 日间照护 日托 日照 日间服务 托老所',
  meals: '助餐点 助餐 长者食堂 老年食堂 社区食堂 送餐 老年餐',
  nursing: '护理站 护理院 医疗护理 上门护理',
  community_hub: '综合为老服务中心 综合养老服务中心 为老服务 社区养老 颐康中心',
  nursery: '托育机构 托育 托婴 托儿所 托班 托管 婴幼儿照护',
  home_nursery: '家庭托育点 家庭托育 托育 托婴 婴幼儿照护',
  medical: '医疗机构 医院 卫生服务中心 门诊 诊所',
  volunteer: '志愿服务 志愿者 互助养老 时间银行 公益',
  education: '课堂 老年大学 父母课堂 家长学校 培训 讲座',
}

/** What people call each kind of service. */
export const categoryWords: Readonly<Record<OfferingCategory, string>> = {
  meal_help: '助餐 送餐 做饭',
  bathing: '助浴 洗澡 擦浴',
  cleaning: '助洁 打扫 保洁 家政',
  walking_help: '助行 陪同外出 散步',
  medical_escort: '助医 陪诊 陪同就医 看病 取药',
  urgent_help: '助急 紧急救援 应急',
  basic_care: '基础照护 生活照料 护理 护工 陪护',
  health_management: '健康管理 体检 量血压',
  visiting: '探访关爱 探访 上门看望 独居',
  comfort: '精神慰藉 陪聊 陪伴 心理',
  errands: '委托代办 代办 代购 代缴 跑腿',
  home_adaptation: '适老化改造 适老改造 扶手 防滑',
  day_care: '日间照料 日托',
  respite: '短期托养 喘息服务 短住',
  residence: '机构入住 长住 住养 床位',
  rehabilitation: '康复护理 康复 复健',
  home_medical: '上门医疗 上门护理 换药 输液',
  chronic_care: '慢病管理 慢性病 高血压 糖尿病',
  childcare_full: '全日托 托育',
  childcare_half: '半日托 托育',
  childcare_hourly: '计时托 小时托 托育',
  childcare_temporary: '临时托 临时照看 托育',
  care_course: '家庭照护课程 照护培训 护理课',
  senior_learning: '老年大学 老年课堂 兴趣班',
  parent_course: '父母课堂 育儿课 家长课堂',
  volunteer_visit: '志愿探访 志愿者 公益',
}
