/** What stands before the name proper: 上海市, 浦东新区, 花木街道. */
const BEFORE =
  /^(?:示例[·\s]*)?(?:上海市?|[\p{Script=Han}]{2,3}市)?(?:[\p{Script=Han}]{2,3}(?:新区|区|县))?(?:[\p{Script=Han}]{2,5}(?:街道|镇|乡))?/u

/** What an institution is: everything after the name proper. */
const AFTER =
  /(?:社区综合为老服务中心|综合为老服务中心|综合为老服务分中心|为老服务中心|老年人日间照护中心|老年人日间服务中心|日间照护中心|日间照料中心|日间服务中心|长者照护之家|照护之家|社区长者食堂|长者食堂|社区食堂|老年食堂|食堂|社区老年助餐点|敬老助餐点|老年人助餐点|老年助餐点|助餐服务点|助餐点|养老服务中心|养老服务社|养老院|敬老院|福利院|颐养院|养护院|护养院|护理院|护理站|老年公寓|托老所|托婴中心|托育中心|托育园|托儿所)+(?:有限公司)?$/u

/**
 * Where in a folded name its proper part is, what people call it by: 颐祥 in 上海徐汇区颐祥养老院. Where nothing would be left,
 * a part that was taken away counts after all.
 */
export function coreOf(name: string): { start: number; end: number } {
  const after = AFTER.exec(name)?.index ?? name.length
  const before = BEFORE.exec(name)?.[0].length ?? 0
  if (before < after) return { start: before, end: after }
  const short = /^(?:示例[·\s]*)?(?:上海市?)?/u.exec(name)?.[0].length ?? 0
  return short < after ? { start: short, end: after } : { start: short, end: name.length }
}
