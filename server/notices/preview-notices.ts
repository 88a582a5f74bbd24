import type { Locale } from '../kernel/view.contract.ts'
import { byDefault, type Channel, channels, groupOf, type NoticeGroup } from './channel.contract.ts'
import { type NoticeKind, noticeKinds, noticeParams } from './notice.contract.ts'
import { letterOf, type Told, textOf } from './word-message.ts'

/** Made up: every parameter any notice has. */
const sample = {
  ...{ calledBy: '爸爸', providerName: '示例·浦东安和居家养老', caregiverName: '王秀兰', title: '上门助浴' },
  name: '王秀兰',
  ...{ startsAt: '2026-11-25T01:30:00.000Z', at: '2026-11-25T01:30:00.000Z', amountFen: 16_800 },
  ...{ count: 3, who: '爸爸', raisedByName: '林建国', byName: '周敏' },
  ...{ expiresAt: '2026-11-25T01:30:00.000Z', paper: 'insurance', until: '2026-11-25T00:00:00.000Z' },
  day: '2026-11-25',
}

/** One notice of a kind about made-up people. */
export const sampleOf = (kind: NoticeKind, appUrl: string): Told => ({
  ...{ kind, params: noticeParams[kind].parse(sample), url: `${appUrl}/orders/…` },
})

type NoticePreview = {
  kind: NoticeKind
  group: NoticeGroup
  usually: Channel[]
  texts: Record<Locale, string>
}

export type NoticePreviews = {
  notices: NoticePreview[]
  letters: Record<Locale, { subject: string; text: string }>
}

/** Every notice in both languages as a text would say it, and one letter about three of them. */
export function previewNotices({ appUrl }: { appUrl: string }): NoticePreviews {
  const told = (kind: NoticeKind) => sampleOf(kind, appUrl)
  const letter = (locale: Locale) => {
    const about = [told('order_accepted'), told('visit_moved'), told('refund_done')]
    const settingsUrl = `${appUrl}/account/notices`
    const { subject, text } = letterOf(about, { locale, name: '林晓雯', settingsUrl })
    return { subject, text }
  }
  return {
    notices: noticeKinds.map((kind) => ({
      ...{ kind, group: groupOf[kind], usually: channels.filter((way) => byDefault[groupOf[kind]][way]) },
      texts: { 'zh-CN': textOf(told(kind), 'zh-CN'), en: textOf(told(kind), 'en') },
    })),
    letters: { 'zh-CN': letter('zh-CN'), en: letter('en') },
  }
}
