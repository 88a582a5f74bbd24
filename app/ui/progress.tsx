import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

/** 第 2 步，共 3 步: the same thread as the timeline, lying down. */
export function Progress({ step, of, title }: { step: number; of: number; title?: string }) {
  const t = useT('ui')
  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-soft elder:text-base">
        {t('progress', { step, of })}
        {title && <span className="font-semibold text-ink"> · {title}</span>}
      </p>
      <div aria-hidden="true" className="flex items-center">
        {Array.from({ length: of }, (_, index) => index + 1).map((knot) => (
          <span key={knot} className={cx('flex items-center', knot > 1 && 'flex-1')}>
            {knot > 1 && (
              <span
                className={cx(
                  'mx-1 h-0 flex-1 border-t-2',
                  knot <= step ? 'border-pine' : 'border-dashed border-line-strong',
                )}
              />
            )}
            <span
              className={cx(
                'rounded-full border-2',
                knot < step && 'size-3 border-pine bg-pine',
                knot === step &&
                  'size-4 border-pine bg-surface shadow-[inset_0_0_0_2px_var(--surface),inset_0_0_0_8px_var(--pine)]',
                knot > step && 'size-3 border-line-strong bg-paper',
              )}
            />
          </span>
        ))}
      </div>
    </div>
  )
}
