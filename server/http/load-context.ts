import type {} from '@remix-run/node'
import type { SignIn } from '../accounts/sign-in.ts'
import type { Locale, Viewer } from '../kernel/view.contract.ts'
import type { Api } from '../rpc/app-router.ts'
import type { TourOf } from './tour/tour.ts'

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
    /** Every way in and out, bound to this request: the answers are cookies for the redirect. */
    signIn: SignIn
    locale: Locale
    mode: Mode
    /** When the request came, by the server's clock: what a page says of today and tomorrow is counted from here. */
    now: Date
    /** Shown when something went wrong; the log has it too. */
    requestId: string
    /** The site's own address, without a slash at its end. */
    appUrl: string
    /** Whom to call, or null where nobody is promised. */
    helpPhone: string | null
    /** By which this browser owns its order drafts; a secret, kept in an httpOnly cookie. */
    draftKey: string
    /** Somebody's tour through a whole service, by the secret in their cookie; null outside the example world. */
    tourOf: TourOf | null
  }

  interface Future {
    v3_singleFetch: true
  }
}
