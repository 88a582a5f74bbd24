import type {} from '@remix-run/node'
import type { Locale, Viewer } from '../kernel/view.contract.ts'
import type { Api } from '../rpc/app-router.ts'

/** How big and how much at once: the ordinary pages, or the elders' own. */
export type Mode = 'standard' | 'elder'

declare module '@remix-run/node' {
  /** All that a loader or action gets from the server. */
  interface AppLoadContext {
    /** Lets our own inline scripts and styles pass the content security policy. */
    nonce: string
    /** The procedures, called in process as this viewer. */
    api: Api
    viewer: Viewer
    locale: Locale
    mode: Mode
    /** Shown when something went wrong; the log has it too. */
    requestId: string
  }

  interface Future {
    v3_singleFetch: true
  }
}
