import { useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { controlProps, cx, Field } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'
import { useSuggestions } from './use-suggestions.ts'

type Choice = { key: string; text: string; detail: string; providerId?: string }

/**
 * The search field, with suggestions once there is JavaScript: a combobox whose list is only ever an offer. Without it, and
 * whenever nothing is chosen, it is a plain field of its form.
 */
export function SearchBox({ defaultValue = '' }: { defaultValue?: string }) {
  const t = useT('discovery')
  const navigate = useNavigate()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const { ask, choices } = useChoices()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const shown = open ? choices : []
  const expanded = shown.length > 0
  const field = { name: 'q', label: t('search.what'), hint: t('search.whatHint') }

  const changed = (text: string) => {
    ask(text)
    setOpen(true)
    setActive(-1)
  }
  const choose = ({ text, providerId }: Choice) => {
    setOpen(false)
    if (providerId) return navigate(`/providers/${providerId}`)
    if (!input.current) return
    input.current.value = text
    input.current.form?.requestSubmit()
  }
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    // While characters are being composed the keys belong to the input method.
    if (event.nativeEvent.isComposing || !expanded) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const places = shown.length + 1
      setActive((at) => ((at + 1 + step + places) % places) - 1)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Enter') {
      const choice = shown[active]
      if (choice) {
        event.preventDefault()
        choose(choice)
      } else setOpen(false)
    }
  }

  return (
    <Field {...field}>
      <span className="relative block">
        <input
          ref={input}
          type="search"
          autoComplete="off"
          defaultValue={defaultValue}
          {...controlProps({ ...field, optional: true })}
          className="control"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={listId}
          aria-activedescendant={expanded && active >= 0 ? `${listId}-${active}` : undefined}
          onInput={(event) => {
            if (!(event.nativeEvent as InputEvent).isComposing) changed(event.currentTarget.value)
          }}
          onCompositionEnd={(event) => changed(event.currentTarget.value)}
          onKeyDown={pressed}
          onBlur={() => setOpen(false)}
        />
        <span
          id={listId}
          role="listbox"
          aria-label={t('search.suggestions')}
          hidden={!expanded}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-96 overflow-y-auto rounded-md border border-line bg-surface py-1 shadow-soft"
        >
          {shown.map((choice, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <span
              key={choice.key}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              className={cx(
                'flex min-h-target-sm cursor-pointer items-baseline justify-between gap-4 px-4 py-2 hover:bg-sunken',
                at === active && 'bg-pine-wash',
              )}
            >
              <span>{choice.text}</span>
              <span className="shrink-0 text-sm text-ink-soft elder:text-base">{choice.detail}</span>
            </span>
          ))}
        </span>
        <span role="status" className="sr-only">
          {expanded && t('search.suggestionsCount', { count: shown.length })}
        </span>
      </span>
    </Field>
  )
}

/** Services first: most people look for what is done, not for who does it. */
function useChoices(): { ask(text: string): void; choices: readonly Choice[] } {
  const t = useT('discovery')
  const locale = useRootData()?.locale
  const { ask, suggestions } = useSuggestions()
  if (!suggestions) return { ask, choices: [] }
  const { services, places, providers } = suggestions
  return {
    ask,
    choices: [
      ...services.map(({ text, english }) => ({
        key: `service ${text}`,
        text,
        detail: locale === 'en' ? english : t('search.suggestService'),
      })),
      ...places.map(({ city, district }) => ({
        key: `place ${city} ${district}`,
        text: district || city,
        detail: district ? city : t('search.suggestPlace'),
      })),
      ...providers.map(({ id, name, place }) => ({ key: id, text: name, detail: place, providerId: id })),
    ],
  }
}
