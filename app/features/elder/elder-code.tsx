import { useT } from '../../i18n/index.ts'

/** The figures that open the visit, larger than anything else on the page. */
export function ElderCode({ code, gender }: { code: string; gender: 'female' | 'male' }) {
  const t = useT(['elder', 'ui'])
  const figures = [...code]
  return (
    <figure className="grid gap-3 rounded-md border-2 border-pine bg-surface p-4">
      <figcaption className="font-semibold">{t(gender === 'male' ? 'codeHe' : 'code')}</figcaption>
      <p className="flex justify-between gap-2">
        <span className="sr-only">{t('ui:keyCode', { code: figures.join(' ') })}</span>
        {figures.map((figure, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: figures repeat and only their place tells them apart
            key={place}
            aria-hidden="true"
            className="grid flex-1 place-items-center rounded-md bg-pine-wash text-[3.6rem] leading-[1.3] font-bold text-pine-deep"
          >
            {figure}
          </span>
        ))}
      </p>
      <p>{t('codeHint')}</p>
    </figure>
  )
}
