import { cx } from './cx.ts'

const sizes = { sm: 'size-8 text-sm', md: 'size-11 text-lg', lg: 'size-16 text-2xl' }

/** The first character of a name: no photograph is shown where there is none. The name stands beside it, so it is hidden. */
export function Avatar({ name, size = 'md' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-full border border-pine-line bg-pine-wash leading-none font-semibold text-pine select-none',
        sizes[size],
      )}
    >
      {[...name.trim()][0] ?? ''}
    </span>
  )
}
