import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'
import type { RequestHandler } from 'express'
import { detectLocale, readCookie } from '../../app/i18n/detect.ts'
import type { Clock } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { WAKE_HEADER } from './wake.contract.ts'

/** A page as it was rendered, but for what belongs to one answer alone. */
export type RememberedPage = {
  readonly headers: readonly string[]
  /** With this answer's nonce and request id, compressed as gzip. */
  packed(own: Own): Buffer
}

/** What every answer has of its own; random, so that it stands nowhere else in a page. */
type Own = { readonly nonce: string; readonly requestId: string }

/** Of one request: which page it asks for. Null where the answer may depend on who asks or on this moment. */
export type PageKey = string | null

export type RememberedPages = ReturnType<typeof rememberPages>

type Needs = {
  readonly clock: Clock
  /** Another one whenever anything these pages show has changed; null while that can't be told, and nothing is remembered. */
  readonly version: () => string | null
}

/** Kept at once: the pages asked for last, some 20 kB each. */
const MOST_PAGES = 2_000
const LONGEST_ADDRESS = 600
/** What they show follows from the listings and the day alone. */
const REMEMBERED = new Set(['/', '/search'])
/** Cookies that say how somebody likes to read. Whoever carries any other is answered anew. */
const OF_DISPLAY = new Set(['locale', 'mode'])

/**
 * The first page and pages of search results for visitors who are not signed in: rendered once for an address, a language and a way of reading, and
 * given again until any listing changes or the day ends. Nothing that depends on free times is kept, nothing for whoever
 * carries a cookie besides those of display, nothing that sets a cookie, and nothing that failed.
 */
export function rememberPages({ clock, version }: Needs) {
  const pages = new Map<string, RememberedPage>()
  let asOf: string | null = null

  /** Forgets everything once anything has changed. */
  function upToDate(): boolean {
    const now = version()
    if (now !== asOf) pages.clear()
    asOf = now
    return now !== null
  }

  function keyOf(method: string | undefined, url: string, headers: IncomingHttpHeaders): PageKey {
    const [path = '', search = ''] = url.split('?', 2)
    if (method !== 'GET' || !REMEMBERED.has(path) || url.length > LONGEST_ADDRESS) return null
    if (headers.authorization || !/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) return null
    const cookies = (headers.cookie ?? '').split(';').map((part) => part.split('=')[0]?.trim() ?? '')
    if (cookies.some((name) => name !== '' && !OF_DISPLAY.has(name))) return null
    // Who is free on a day is true for a moment.
    if (/(?:^|&)(?:day|_data|_routes)(?:=|&|$)/.test(decoded(search))) return null
    const read = new Headers()
    if (headers.cookie) read.set('cookie', headers.cookie)
    if (headers['accept-language']) read.set('accept-language', headers['accept-language'])
    const mode = readCookie(read, 'mode') === 'elder' ? 'elder' : 'standard'
    const scripts = headers[WAKE_HEADER] ? 'woken' : 'quiet'
    return `${dayOf(clock.now())} ${detectLocale(read)} ${mode} ${scripts} ${url}`
  }

  return {
    keyOf,
    find(key: string): RememberedPage | null {
      const page = upToDate() ? pages.get(key) : undefined
      if (!page) return null
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    /** Listens to what the pages behind it answer, before it is compressed, and keeps what may be kept. */
    listen: ((request, response, next) => {
      const key = upToDate() ? keyOf(request.method, request.originalUrl, request.headers) : null
      if (key === null) return next()
      const begun = asOf
      const heard: Buffer[] = []
      const hear = (chunk: unknown, encoding: unknown) => {
        if (chunk instanceof Uint8Array) heard.push(Buffer.from(chunk))
        else if (typeof chunk === 'string')
          heard.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
      }
      const { write, end } = response
      response.write = ((...given: Parameters<typeof write>) => {
        hear(given[0], given[1])
        return write.apply(response, given)
      }) as typeof write
      response.end = ((...given: Parameters<typeof end>) => {
        hear(given[0], given[1])
        const { nonce, requestId } = response.locals
        const headers = kept(response.getHeaders())
        if (response.statusCode === 200 && headers) {
          const html = Buffer.concat(heard).toString()
          void pageOf(html, headers, { nonce, requestId }).then((page) => {
            // What was rendered while something changed may be of either side of it.
            if (!page || !upToDate() || begun !== asOf) return
            const oldest = pages.size >= MOST_PAGES ? pages.keys().next().value : undefined
            if (oldest !== undefined) pages.delete(oldest)
            pages.set(key, page)
          })
        }
        return end.apply(response, given)
      }) as typeof end
      next()
    }) satisfies RequestHandler,
  }
}

function decoded(search: string): string {
  try {
    return decodeURIComponent(search)
  } catch {
    return 'day'
  }
}

/** Headers that are the page's own; those of one answer, and those every answer is given, are not kept. */
function kept(headers: NodeJS.Dict<number | string | string[]>): string[] | null {
  if (headers['set-cookie'] || !String(headers['content-type']).startsWith('text/html')) return null
  if (/no-store|private/.test(String(headers['cache-control'] ?? ''))) return null
  const own = ['content-type', 'cache-control', 'vary', 'link']
  const vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ')
  return own.flatMap((name) =>
    name === 'vary'
      ? [name, /accept-encoding/i.test(String(headers.vary)) ? String(headers.vary) : vary]
      : headers[name] === undefined
        ? []
        : [name, String(headers[name])],
  )
}

const pack = promisify(deflateRaw) as (text: Buffer, options: object) => Promise<Buffer>

/** What React leaves where it gave up, before or after the frame was sent, and the browser has to render. */
const GAVE_UP = ['<!--$!-->', '$RX(']

/** Compressed once between the places where each answer has its own. */
async function pageOf(html: string, headers: string[], own: Own): Promise<RememberedPage | null> {
  if (!html.includes('</html>') || GAVE_UP.some((mark) => html.includes(mark))) return null
  const places = html.split(new RegExp(`(${escaped(own.nonce)}|${escaped(own.requestId)})`))
  const parts = await Promise.all(
    places.map(async (text) => {
      if (text === own.nonce) return 'nonce' as const
      if (text === own.requestId) return 'requestId' as const
      const plain = Buffer.from(text)
      return { plain, packed: await pack(plain, { finishFlush: constants.Z_SYNC_FLUSH }) }
    }),
  )
  return { headers, packed: (given) => gzipOf(parts, given) }
}

type Part = 'nonce' | 'requestId' | { readonly plain: Buffer; readonly packed: Buffer }

/** RFC 1952: blocks packed before, and what is this answer's own between them as it is. */
function gzipOf(parts: readonly Part[], own: Own): Buffer {
  let [check, length] = [0, 0]
  const blocks: Buffer[] = [GZIP]
  for (const part of parts) {
    const plain = typeof part === 'string' ? Buffer.from(own[part]) : part.plain
    check = crc32(plain, check)
    length += plain.length
    if (typeof part !== 'string') blocks.push(part.packed)
    else blocks.push(Buffer.from([0, plain.length, 0, 255 - plain.length, 255]), plain)
  }
  const end = Buffer.from([3, 0, ...Array<number>(8).fill(0)])
  end.writeUInt32LE(check, 2)
  end.writeUInt32LE(length, 6)
  return Buffer.concat([...blocks, end])
}
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

const escaped = (text: string) => text.replaceAll(/[+*?.()[\]{}^$|\\/]/g, '\\$&')
