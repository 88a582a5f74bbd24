import { useEffect, useRef } from 'react'

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** j, k and the arrows go from row to row of a list of links; Enter is the link's own. Nothing while somebody types. */
export function useRowKeys<List extends HTMLElement>() {
  const list = useRef<List>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key]
      const at = document.activeElement
      const typing = at instanceof HTMLElement && at.matches('input, textarea, select, [contenteditable]')
      if (!step || typing || event.metaKey || event.ctrlKey || event.altKey) return
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]
      const here = links.indexOf(at as HTMLAnchorElement)
      const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step
      if (!links[next]) return
      event.preventDefault()
      links[next].focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return list
}
