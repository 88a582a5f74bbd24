import { describe, expect, it } from 'vitest'
import { safePath } from '../../app/features/shell/preferences.ts'
import { detectLocale } from '../../app/i18n/detect.ts'

describe('the way back after a choice of display', () => {
  it('stays on our own pages', () => {
    expect(safePath('/orders/7?tab=all#bill')).toBe('/orders/7?tab=all#bill')
    for (const outside of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '',
      null,
    ]) {
      expect(safePath(outside)).toBe('/')
    }
  })
})

describe('the language of a request', () => {
  const of = (headers: Record<string, string>) => detectLocale(new Headers(headers))

  it('is the one chosen, else the one asked for, else Chinese', () => {
    expect(of({ cookie: 'a=b; locale=en', 'accept-language': 'zh-CN' })).toBe('en')
    expect(of({ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toBe('en')
    expect(of({ 'accept-language': 'fr,zh-TW;q=0.9,en;q=0.8' })).toBe('zh-CN')
    expect(of({ 'accept-language': 'en;q=0.2,zh;q=0.7' })).toBe('zh-CN')
    expect(of({ cookie: 'locale=xx', 'accept-language': 'fr' })).toBe('zh-CN')
    expect(of({})).toBe('zh-CN')
  })
})
