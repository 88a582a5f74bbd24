import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/index.ts'

export type SummaryItem = { field?: string; text: string }
type NamedItem = SummaryItem & { label?: string }

/**
 * What has to change before the form can go, at its top, each linked to its field. Takes the focus when it appears and
 * then calls each field by its label, in the order of the page; without JavaScript the bare sentences and links stand.
 */
export function ErrorSummary({ items, title }: { items: readonly SummaryItem[]; title?: string }) {
  const t = useT('ui')
  const box = useRef<HTMLDivElement>(null)
  const [named, setNamed] = useState<readonly NamedItem[]>(items)

  useEffect(() => {
    setNamed(byPage(items))
    if (items.length > 0) box.current?.focus()
  }, [items])

  if (items.length === 0) return null
  const shown = named.length === items.length ? named : items
  const fields = items.filter((item) => item.field).length
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="grid gap-2 rounded-md border border-bad-line bg-bad-wash px-5 py-4"
    >
      <p className="text-lg font-semibold text-bad">
        {title ?? (fields > 0 ? t('errorSummary', { count: fields }) : t('errorSummaryProblem'))}
      </p>
      <ul className="grid gap-1">
        {shown.map((item: NamedItem) => (
          <li key={`${item.field}:${item.text}`}>
            {item.field ? (
              <a
                href={`#${item.field}`}
                className="inline-block min-h-6 underline decoration-bad-line underline-offset-4 hover:decoration-current"
                onClick={(event) => focusField(event, item.field)}
              >
                {item.label ? t('errorSummaryItem', { label: item.label, text: item.text }) : item.text}
              </a>
            ) : (
              item.text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function byPage(items: readonly SummaryItem[]): readonly NamedItem[] {
  return items
    .map((item) => ({ item, element: item.field ? document.getElementById(item.field) : null }))
    .sort((a, b) => {
      if (!a.element || !b.element) return a.element ? 1 : b.element ? -1 : 0
      return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    })
    .map(({ item, element }) => ({ ...item, label: labelOf(element) }))
}

/** The first line of its label or legend: hints and the mark of an optional field are left out. */
function labelOf(element: HTMLElement | null): string | undefined {
  const label =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
      ? element.labels?.[0]
      : element?.querySelector('legend')
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return undefined
  return label?.firstChild?.textContent ?? undefined
}

function focusField(event: MouseEvent, id: string | undefined) {
  const field = id ? document.getElementById(id) : null
  if (!field) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  const control = field.matches('fieldset')
    ? field.querySelector<HTMLElement>('input,select,textarea')
    : field
  control?.focus({ preventScroll: true })
}
