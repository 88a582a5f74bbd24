import { createContext } from 'react'

/** The nonce of this answer's content security policy; the browser hides it from scripts, so it is undefined there. */
export const NonceContext = createContext<string | undefined>(undefined)
