import { useNavigate } from '@remix-run/react'
import { type FormEvent, type RefObject, useEffect, useRef } from 'react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { pathOf, placePath, searchFields, searchPath, tidyFields } from './search-path.ts'

/**
 * With JavaScript a change of any condition searches at once, and the form stays as it stands: no field is made anew, so
 * none loses the focus. What was typed into the search field waits for Enter. After a link has changed the conditions, the
 * form follows. Gives what the form does when it is submitted.
 */
export function useLiveForm(form: RefObject<HTMLFormElement | null>, query: SearchQuery) {
  const navigate = useNavigate()
  const shown = searchPath(query)

  // As the form came it says what the query says, and somebody may have changed it since.
  const written = useRef(shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the conditions in the address are those of the query
  useEffect(() => {
    if (form.current && written.current !== shown) writeForm(form.current, query)
    written.current = shown
  }, [shown])

  useEffect(() => {
    const element = form.current
    if (!element) return
    const changed = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.type === 'search') return
      navigate(addressOf(element), { preventScrollReset: true })
    }
    // The browser's own event: React's fires with every letter of a price.
    element.addEventListener('change', changed)
    return () => element.removeEventListener('change', changed)
  }, [form, navigate])

  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    navigate(addressOf(event.currentTarget), { preventScrollReset: true })
  }
}

function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') params.append(name, value)
  return pathOf(tidyFields(params))
}

/** Brings every field to what the query says, but not the one somebody is typing in. */
function writeForm(form: HTMLFormElement, query: SearchQuery): void {
  const values = new Map([...searchFields(query), ['of', placePath(query)]])
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue
    const value = values.get(field.name) ?? ''
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
      field.checked = field.type === 'radio' ? field.value === value : value === field.value
    else if (!isTyped(field) || field !== document.activeElement) field.value = value
  }
}

const isTyped = (field: HTMLInputElement | HTMLSelectElement) => /^(search|text|time)$/.test(field.type)
