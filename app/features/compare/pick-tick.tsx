import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { useReady } from '../desk/use-ready.ts'
import { MOST, pick, usePicks } from './picks.ts'

/** The form the ticks on the cards belong to, wherever they stand. */
export const COMPARE_FORM = 'compare'

/** Puts a provider among those to compare. Without JavaScript a tick of the form at the end of the list. */
export function PickTick({ id, name }: { id: string; name: string }) {
  const t = useT('compare')
  const ready = useReady()
  const picks = usePicks()
  const picked = picks.some((one) => one.id === id)
  const tick = useRef<HTMLInputElement>(null)
  // Ticked before the scripts were there.
  useEffect(() => {
    if (tick.current?.checked) pick({ id, name }, true)
  }, [id, name])
  return (
    // The link of the card lies over all of it; this has to lie above that.
    <label className="relative z-10 flex min-h-target-sm cursor-pointer items-center gap-2 text-sm has-disabled:cursor-default elder:text-base print:hidden">
      <input
        ref={tick}
        data-wakes
        type="checkbox"
        name="ids"
        value={id}
        form={COMPARE_FORM}
        className="size-5 accent-pine"
        {...(ready && {
          checked: picked,
          disabled: !picked && picks.length >= MOST,
          onChange: (event) => pick({ id, name }, event.currentTarget.checked),
        })}
      />
      {t('pick')}
      <span className="sr-only">{name}</span>
    </label>
  )
}
