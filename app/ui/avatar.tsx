import { cx } from './cx.ts'

const sizes = {
  sm: 'size-8 text-sm',
  md: 'size-11 text-lg',
  lg: 'size-16 text-2xl',
  xl: 'size-28 text-4xl',
}
export type AvatarSize = keyof typeof sizes

type AvatarProps = {
  name: string
  size?: AvatarSize
  photo?: { src: string; alt: string } | null
}

/**
 * Somebody's photo, or the first character of their name: both take the same room, and the character stands where a photo does
 * not come. The name stands beside it, so the character is hidden from screen readers.
 */
export function Avatar({ name, size = 'md', photo }: AvatarProps) {
  return (
    <span
      className={cx(
        'relative inline-grid shrink-0 place-items-center overflow-hidden rounded-full border border-pine-line bg-pine-wash leading-none font-semibold text-pine select-none',
        sizes[size],
      )}
    >
      <span aria-hidden="true">{[...name.trim()][0] ?? ''}</span>
      {photo && (
        <img
          src={photo.src}
          alt={photo.alt}
          width={160}
          height={160}
          decoding="async"
          className="absolute inset-0 size-full object-cover text-transparent"
        />
      )}
    </span>
  )
}
