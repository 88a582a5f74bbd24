import i18next, { type i18n as I18n, type Namespace } from 'i18next'
import { formatsFor } from './formats.ts'
import type { Locale } from './locales.ts'
import { textsOf, useI18n } from './speak.ts'
import type zh from './zh-CN/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof zh
  }
}

/** Any catalogue: Chinese is the source of its shape. */
type Catalogue = typeof zh

/** One instance per language on the server, one per page in the browser; it speaks that language and never another. */
export function createI18n(locale: Locale, catalogue: object): I18n {
  const instance = i18next.createInstance()
  // React escapes what it renders, so i18next must not do it a second time.
  void instance.init({
    lng: locale,
    resources: { [locale]: catalogue as Catalogue },
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  addFormats(instance, locale)
  return instance
}

/**
 * What a text may ask of its parameters: `{{amountFen, money}}`, `{{at, dayTime}}`. Problems and notices carry fen and
 * instants (as Date or ISO text), never ready-made words.
 */
function addFormats(instance: I18n, locale: Locale) {
  const formats = formatsFor(locale)
  const moment = (write: (at: Date) => string) => (value: string | number | Date) => write(new Date(value))
  const add = (name: string, write: (value: never) => string) =>
    instance.services.formatter?.add(name, (value) => write(value as never))
  add('money', formats.money)
  add('day', moment(formats.day))
  add('fullDay', moment(formats.fullDay))
  add('time', moment(formats.time))
  add('dayTime', moment(formats.dayTime))
  add('date', formats.date)
  add('duration', formats.duration)
  add('distance', formats.distance)
  add('maskPhone', formats.maskPhone)
}

/** `const t = useT('orders')`: typed keys of one namespace, or of several: `useT(['orders', 'common'])`. */
export function useT<const N extends Namespace>(namespace: N) {
  return textsOf(useI18n(), namespace)
}
