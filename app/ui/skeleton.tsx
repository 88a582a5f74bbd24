import { cx } from './cx.ts'

/** Holds the place of lines that are on their way, the size of what comes; appears only after 300 ms. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <span aria-hidden="true" className={cx('skeleton grid gap-3', className)}>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          key={line}
          className={cx('h-5 rounded-sm bg-sunken', line === lines - 1 && lines > 1 && 'w-2/3')}
        />
      ))}
    </span>
  )
}
