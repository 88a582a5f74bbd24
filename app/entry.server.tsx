import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleDataRequestFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { WAKE_HEADER } from '../server/http/wake.contract.ts'
import { isQuiet, ScriptedContext, WokenContext } from './features/quiet/use-quiet.ts'
import type { Handle } from './features/shell/title.ts'
import { i18nFor } from './i18n/catalogues.server.ts'
import { pageTexts } from './i18n/page-texts.server.ts'
import { NonceContext } from './nonce.ts'
import { withoutZeros } from './without-zeros.server.ts'

export const streamTimeout = 5000

/** Renders a page in the language of its request, streaming to people and whole to robots. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, locale, viewer }: AppLoadContext,
) {
  const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  const woken = request.headers.has(WAKE_HEADER)
  const routes = remix.staticHandlerContext.matches.map(({ route }) => route.id)
  const handle = remix.routeModules[routes.at(-1) ?? '']?.handle as Handle | undefined
  const scripted = request.method === 'POST'
  if (woken || scripted || !isQuiet(viewer, handle))
    for (const file of pageTexts(routes, locale)) headers.append('Link', `<${file}>; rel=modulepreload`)
  return new Promise<Response>((resolve, reject) => {
    let finalStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18nFor(locale)}>
          <WokenContext.Provider value={woken}>
            <ScriptedContext.Provider value={scripted}>
              <RemixServer context={remix} url={request.url} nonce={nonce} />
            </ScriptedContext.Provider>
          </WokenContext.Provider>
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [readyEvent]() {
          const body = withoutZeros()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.append('Vary', `Cookie, Accept-Language, ${WAKE_HEADER}`)
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError() {
          finalStatus = 500
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** What was refused on purpose is no fault: a picture whose link has run out is absent, and nobody has to read of it in the log. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  // biome-ignore lint/suspicious/noConsole: as Remix does where nobody else says how; what procedures refuse unexpectedly is in the log already
  console.error(error)
}

/**
 * A conflict (409) says that the page somebody pressed a button on is no longer true: what it shows has to be read again beside the
 * refusal. Remix reads again only after an action that went through, so that is what its scripts are told; the answer itself, and
 * the status of a page without scripts, stay as they are.
 */
export const handleDataRequest: HandleDataRequestFunction = (response, { request }) =>
  request.method === 'POST' && response.status === CONFLICT
    ? new Response(response.body, { status: 200, headers: response.headers })
    : response

const CONFLICT = 409
