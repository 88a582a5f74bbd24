import { defaultLocale, isLocale, type Locale } from './locales.ts'
import { daysBetween, timeKey, wallTime } from './shanghai.ts'
import { useI18n } from './speak.ts'

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const MIDNIGHT = '00:00'

export type Formats = ReturnType<typeof formatsFor>

/** Every way a figure, a moment or a number is written, in one language. All moments in Asia/Shanghai. */
export function formatsFor(locale: Locale) {
  const zh = locale === 'zh-CN'

  /** 11月22日 周日 */
  const day = (at: Date) => {
    const { month, day, weekday } = wallTime(at)
    return zh
      ? `${month}月${day}日 ${weekdays[locale][weekday]}`
      : `${weekdays[locale][weekday]} ${day} ${months[month - 1]}`
  }

  /** 周日 out of 7: 1 is Monday. */
  const weekday = (number: number) => weekdays[locale][number % 7] ?? ''

  /** 2026年11月22日 周日 */
  const fullDay = (at: Date) => {
    const { year } = wallTime(at)
    return zh ? `${year}年${day(at)}` : `${day(at)} ${year}`
  }

  /** 09:00 */
  const time = timeKey

  /** 11月22日 周日 09:00 */
  const dayTime = (at: Date) => `${day(at)} ${time(at)}`

  /** 11月22日 周日 09:00–11:00; the second day only where it is another one. Nights and months, from midnight to midnight, are days alone. */
  const span = (from: Date, to: Date) => {
    if (daysBetween(from, to) === 0) return `${dayTime(from)}–${time(to)}`
    const write = time(from) === MIDNIGHT && time(to) === MIDNIGHT ? day : dayTime
    return `${write(from)}–${write(to)}`
  }

  /** 今天 18:00, 明天 09:00, else the day and the clock: a deadline is always a clock time. */
  const relative = (at: Date, now?: Date) => {
    if (!now) return dayTime(at)
    const names = zh
      ? { [-1]: '昨天', 0: '今天', 1: '明天' }
      : { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }
    const name = (names as Record<number, string>)[daysBetween(now, at)]
    return name ? `${name} ${time(at)}` : dayTime(at)
  }

  /** 今天 18:00 前 */
  const deadline = (at: Date, now?: Date) => (zh ? `${relative(at, now)} 前` : `by ${relative(at, now)}`)

  /** 2026年11月22日 out of 'YYYY-MM-DD', a day without a clock (a birthday). */
  const date = (isoDay: string) => {
    const [year = '', month = '', dayOfMonth = ''] = isoDay.split('-')
    return zh
      ? `${year}年${Number(month)}月${Number(dayOfMonth)}日`
      : `${Number(dayOfMonth)} ${months[Number(month) - 1]} ${year}`
  }

  /** 90 -> 1小时30分钟 */
  const duration = (minutes: number) => {
    const hours = Math.floor(minutes / 60)
    const rest = minutes % 60
    const parts = zh
      ? [hours && `${hours}小时`, rest && `${rest}分钟`]
      : [hours && `${hours} h`, rest && `${rest} min`]
    return parts.filter(Boolean).join(zh ? '' : ' ') || (zh ? '0分钟' : '0 min')
  }

  /** 850 -> 850米, 1234 -> 1.2公里 */
  const distance = (metres: number) => {
    const tens = Math.round(metres / 10) * 10
    if (tens < 1000) return `${tens}${zh ? '米' : ' m'}`
    const km = metres / 1000
    return `${km < 10 ? km.toFixed(1) : Math.round(km)}${zh ? '公里' : ' km'}`
  }

  /** 甲、乙、丙; A, B, C */
  const list = (items: readonly (string | number)[]) => items.join(zh ? '、' : ', ')

  /** Parts of one sentence: 甲，乙; A, B */
  const joined = (parts: readonly string[]) => parts.join(zh ? '，' : ', ')

  /** 原因：话; Reason: words. Without words only what goes before them. */
  const labelled = (label: string, words = '') => `${label}${zh ? '：' : ': '}${words}`

  /** 爸爸（林建国）; Dad (Lin Jianguo) */
  const aside = (text: string, note: string) => `${text}${zh ? `（${note}）` : ` (${note})`}`

  /** 「助浴」; “bath” */
  const quoted = (text: string) => (zh ? `「${text}」` : `“${text}”`)

  return {
    day,
    fullDay,
    weekday,
    time,
    dayTime,
    span,
    relative,
    deadline,
    date,
    duration,
    distance,
    list,
    joined,
    labelled,
    aside,
    quoted,
    money,
    phone,
    maskPhone,
    count,
  }
}

const formats = { 'zh-CN': formatsFor('zh-CN'), en: formatsFor('en') } as const satisfies Record<
  Locale,
  Formats
>

/** The formats of the page's language. */
export function useFormats(): Formats {
  const { language } = useI18n()
  return formats[isLocale(language) ? language : defaultLocale]
}

/** 123450 fen -> ¥1,234.50 */
function money(fen: number): string {
  const yuan = group(Math.floor(Math.abs(fen) / 100))
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}¥${yuan}.${cents}`
}

/** 13800138000 or +8613800138000 -> 138 0013 8000; 4008001234 -> 400 800 1234 */
function phone(number: string): string {
  return national(number)
    .replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^([48]00)(\d{3})(\d{4})$/, '$1 $2 $3')
}

/** 13800138000 -> 138****8000. A number that is no Chinese mobile keeps its last four digits only. */
function maskPhone(number: string): string {
  const digits = national(number)
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-4)}`
}

/** 12345 -> 12,345 */
function count(value: number): string {
  return group(Math.round(value))
}

function national(number: string): string {
  return number.replace(/[\s-]/g, '').replace(/^\+?86(?=\d{11}$)/, '')
}

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
