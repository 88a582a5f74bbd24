import { useActionData } from '@remix-run/react'
import { createContext, useContext } from 'react'

/** What the server, or the phone itself, answered to a form that did not go through the router. */
export const VisitAnswer = createContext<unknown>(undefined)

/** The last answer to a form of a visit, by whichever way it was sent. */
export function useVisitAnswer(): unknown {
  const answered = useActionData()
  return useContext(VisitAnswer) ?? answered
}
