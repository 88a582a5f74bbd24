import { expect, test } from 'vitest'
import { plainTitle } from '../../server/kernel/plain-title.contract.ts'

const words = (text: string) => text.trim().split(/\s+/)

test('a title that tells of an illness, a treatment or a birth is only called care', () => {
  const telling = words(`
    糖尿病照护 护士上门换药 陪同就医半天 医院陪护 门诊代取号 血脂管理 鼻饲照护 压疮照护 术后照护 手术陪护 帕金森陪伴 认知训练 记忆训练 防走失陪伴
    精神慰藉 失眠陪伴 失能老人助浴 卧床老人洗头 轮椅接送 翻身拍背 喂饭两小时 如厕协助 导尿管照护 PICC维护 吸氧陪护 产后照护 月子餐 自闭症融合
    脑瘫儿童半日托 早产儿照护 退烧陪护 疫苗陪同 慢病随访 康复训练 健康记录与用药核对 临终陪伴 视障陪走 戒酒陪伴`)
  expect(telling.filter((title) => plainTitle(title) !== '照护服务')).toEqual([])
  const english = ['Dementia care', 'Postnatal help', 'Wound dressing', 'Hospital escort', 'HIV support']
  expect(english.filter((title) => plainTitle(title) !== '照护服务')).toEqual([])
})

test('a title that tells nothing keeps its name', () => {
  const plain = words(`
    上门助浴 居室整理 基础照护两小时 送餐到家 到店吃一餐 陪走一小时 日间照料一天 短期托养一日 长住一个月 喘息服务 全日托一个月 半日托 计时托两小时
    临时托 助洁 助行 助急 代办跑腿 探访关爱 适老化改造 无障碍改造 生活保障 电脑课 艺术课 技术咨询 育儿指导 老年大学 志愿探访 居家护理 健康管理
    上门理发 修剪指甲 洗头 陪聊`)
  expect(plain.filter((title) => plainTitle(title) !== title)).toEqual([])
  const english = ['Bathing at home', 'Office help', 'A meal delivered', 'Home nursing']
  expect(english.filter((title) => plainTitle(title) !== title)).toEqual([])
})
