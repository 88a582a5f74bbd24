import { Scripts, ScrollRestoration } from '@remix-run/react'
import { useContext, useEffect } from 'react'
import { WAKE_HEADER } from '../../../server/http/wake.contract.ts'
import { NonceContext } from '../../nonce.ts'
import { nextChance } from '../../rpc/next-chance.ts'
import { sendPatiently } from './send-patiently.ts'
import { useQuiet, WokenContext } from './use-quiet.ts'
import { AWAKE, listen, sayAwake } from './wake.ts'

const listening = `(${listen})(${JSON.stringify(WAKE_HEADER)}, ${JSON.stringify(AWAKE)});(${sendPatiently})(${nextChance})`

/** The scripts of a page, or of a quiet one the few lines that fetch them once they are needed. */
export function PageScripts() {
  const nonce = useContext(NonceContext)
  const woken = useContext(WokenContext)
  const quiet = useQuiet()
  useEffect(sayAwake, [])
  return (
    <>
      {quiet && (
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own function, and nothing of the request in it
          dangerouslySetInnerHTML={{ __html: listening }}
        />
      )}
      <ScrollRestoration nonce={nonce} />
      {(woken || !quiet) && <Scripts nonce={nonce} />}
    </>
  )
}
