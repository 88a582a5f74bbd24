import { sendWaiting } from './send-waiting.ts'
import { findWaiting, forgetEverything, readKept } from './waiting-store.ts'
import { type FromPage, OFFLINE_PAGE, SYNC_TAG, tellPages } from './words.ts'

/**
 * Runs beside the pages of a carer's phone. It keeps the program (never a private page): one empty page for the time without
 * a line, and the scripts, styles and letters it needs. What that page shows comes out of the device's own store.
 */
const SHELL = 'yiyou-shell-1'
const ASSETS = 'yiyou-assets-1'
/** Several versions of everything; what was used longest ago goes first. */
const MOST_ASSETS = 400
/** A line that does not answer is no line: for what a carer needs at a door. */
const PATIENCE = 10_000

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: { origin: string }
  addEventListener(type: string, listener: (event: never) => void): void
}
const worker = self as unknown as Worker

worker.addEventListener('install', (event: Lasting) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event: Lasting) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event: Lasting & { data: FromPage }) => {
  if (event.data.type === 'keep') event.waitUntil(keepProgram(event.data))
})
worker.addEventListener('sync', (event: Lasting & { tag: string }) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendAll())
})
worker.addEventListener('fetch', (event: Fetching) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== worker.location.origin) return
  // Signing out leaves nothing behind, whether a script of the page runs or not.
  if (request.method === 'POST' && /^\/sign-out(\.data)?$/.test(pathname)) event.waitUntil(forgetEverything())
  if (request.method !== 'GET') return
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate') event.respondWith(page(request, pathname))
})

/** An asset has its contents in its name: what is kept is never stale. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const copy = answer.clone()
    await (await caches.open(ASSETS)).put(request.url, copy)
  }
  return answer
}

async function page(request: Request, pathname: string): Promise<Response> {
  if (pathname === OFFLINE_PAGE) return (await caches.match(OFFLINE_PAGE)) ?? fetch(request)
  const atTheDoor = /^\/(app|carer|desk)(\/|$)/.test(pathname)
  try {
    return await (atTheDoor ? inTime(request) : fetch(request))
  } catch (error) {
    const program = await caches.match(OFFLINE_PAGE)
    if (!program || !(await readKept())) throw error
    const order = /^\/desk\/[^/]+\/orders\/([0-9a-f-]{36})/.exec(pathname)?.[1] ?? ''
    return Response.redirect(`${worker.location.origin}${OFFLINE_PAGE}#${order}`, 302)
  }
}

function inTime(request: Request): Promise<Response> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), PATIENCE)
  })
  return Promise.race([fetch(request), tooLate])
}

/** The empty page in the reader's language, asked for as nobody in particular, and all that it and the open page use. */
async function keepProgram({ lang, urls }: Extract<FromPage, { type: 'keep' }>): Promise<void> {
  const answer = await fetch(OFFLINE_PAGE, { credentials: 'omit', headers: { 'accept-language': lang } })
  if (!answer.ok) return
  const html = await answer.clone().text()
  const assets = await caches.open(ASSETS)
  // Its texts are announced in the answer's head, all else stands in the page.
  const named = `${answer.headers.get('link')} ${html}`.match(/\/assets\/[^"'\s)>]+/g) ?? []
  const wanted = [...new Set([...named, ...urls])].filter((url) => url.startsWith('/assets/'))
  const keep = async (url: string) => (await assets.match(url)) ?? assets.add(url)
  // The page last: once it is there, everything it runs on is there as well. Letters may come later.
  await Promise.all(wanted.filter((url) => /\.(js|css)$/.test(url)).map(keep))
  await (await caches.open(SHELL)).put(OFFLINE_PAGE, answer)
  await Promise.allSettled(wanted.map(keep))
  const kept = await assets.keys()
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_ASSETS))) await assets.delete(old)
}

/** Throws while something is left, so that the browser wakes us again. */
async function sendAll(): Promise<void> {
  const sent = await sendWaiting()
  if (sent.length > 0) tellPages()
  const userId = (await readKept())?.route.userId
  if ((await findWaiting()).some((one) => one.userId === userId)) throw new Error('no line yet')
}
