import { defaultLocale, isLocale, type Locale } from './locales.ts'

/** The language of a request: the choice kept in the cookie, else what the browser asks for, else Chinese. */
export function detectLocale(headers: Headers): Locale {
  const chosen = readCookie(headers, 'locale')
  return isLocale(chosen) ? chosen : (acceptedLocale(headers.get('accept-language')) ?? defaultLocale)
}

/** The value of one cookie of a request, or null. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

function acceptedLocale(header: string | null): Locale | null {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const weight = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find(Boolean)
      return { tag, weight: weight ? Number(weight) : 1 }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return null
}
