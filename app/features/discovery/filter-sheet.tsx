import { SlidersHorizontal, X } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button, cx } from '../../ui/index.ts'
import { useReady } from '../desk/use-ready.ts'

type Props = { set: number; total: number | null; children: ReactNode }

/**
 * The conditions: beside the list at a desk, on a phone a sheet over the whole screen that a fold opens, so that it needs
 * no JavaScript. With it Escape closes the sheet, and so does leaving it: nothing behind it has the focus unseen.
 */
export function FilterSheet({ set, total, children }: Props) {
  const t = useT('discovery')
  const ready = useReady()
  const sheet = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (!sheet.current?.open) return false
    sheet.current.open = false
    return true
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && close()) sheet.current?.querySelector('summary')?.focus()
  }
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !sheet.current?.contains(relatedTarget)) close()
  }
  return (
    <details
      ref={sheet}
      onKeyDown={pressed}
      onBlur={left}
      className="group/sheet min-w-0 flex-1 lg:details-content:[content-visibility:visible]"
    >
      <summary
        className={cx(
          'flex min-h-target list-none items-center gap-2 rounded-md border border-pine-line bg-surface px-4 font-semibold text-pine [&::-webkit-details-marker]:hidden',
          'max-lg:group-open/sheet:fixed max-lg:group-open/sheet:inset-x-0 max-lg:group-open/sheet:top-0 max-lg:group-open/sheet:z-50',
          'max-lg:group-open/sheet:rounded-none max-lg:group-open/sheet:border-x-0 max-lg:group-open/sheet:border-t-0',
          'lg:supports-[selector(::details-content)]:hidden',
        )}
      >
        <SlidersHorizontal aria-hidden="true" className="size-5" />
        <span className="flex-1">
          {set > 0 ? t('search.filtersCount', { count: set }) : t('search.filters')}
        </span>
        <span className="hidden items-center gap-1 font-normal max-lg:group-open/sheet:flex">
          {t('search.filtersClose')}
          <X aria-hidden="true" className="size-5" />
        </span>
      </summary>
      <div
        className={cx(
          'grid content-start',
          'max-lg:group-open/sheet:fixed max-lg:group-open/sheet:inset-0 max-lg:group-open/sheet:z-40 max-lg:group-open/sheet:overflow-y-auto',
          'max-lg:group-open/sheet:overscroll-contain max-lg:group-open/sheet:bg-paper max-lg:group-open/sheet:px-4 max-lg:group-open/sheet:pt-16',
        )}
      >
        {children}
        <div className="sticky bottom-0 -mx-4 grid border-t border-line bg-paper px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] lg:hidden">
          <Button type="submit" onClick={() => requestAnimationFrame(showFound)}>
            {ready && total !== null ? t('search.see', { count: total }) : t('search.apply')}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** To what was found: leaving the sheet closes it. */
function showFound(): void {
  const found = document.getElementById('found')
  found?.focus({ preventScroll: true })
  found?.scrollIntoView({ block: 'start' })
}
