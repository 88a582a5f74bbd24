import { useEffect, useRef } from 'react'
import { useT } from '../i18n/index.ts'

export type SummaryItem = { field?: string; text: string }

/**
 * What has to change before the form can go, at its top, each linked to its field. Takes the focus when it appears;
 * without JavaScript the browser starts at the top of the page, where it stands anyway.
 */
export function ErrorSummary({ items, title }: { items: readonly SummaryItem[]; title?: string }) {
  const t = useT('ui')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (items.length > 0) box.current?.focus()
  }, [items])
  if (items.length === 0) return null
  const heading =
    title ??
    (items.some((item) => item.field) ? t('errorSummary', { count: items.length }) : t('errorSummaryProblem'))
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="grid gap-2 rounded-md border border-bad-line border-s-4 border-s-bad bg-bad-wash px-5 py-4"
    >
      <p className="font-semibold text-bad">{heading}</p>
      <ul className="grid gap-1">
        {items.map((item) => (
          <li key={`${item.field}:${item.text}`}>
            {item.field ? (
              <a
                href={`#${item.field}`}
                className="inline-block min-h-6 underline decoration-bad-line underline-offset-4 hover:decoration-current"
                onClick={(event) => focusField(event, item.field)}
              >
                {item.text}
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

function focusField(event: React.MouseEvent, id: string | undefined) {
  const field = id ? document.getElementById(id) : null
  if (!field) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  const control = field.matches('fieldset')
    ? field.querySelector<HTMLElement>('input,select,textarea')
    : field
  control?.focus({ preventScroll: true })
}
