import { useT } from '../../i18n/index.ts'
import { Avatar, type AvatarSize } from '../../ui/index.ts'

type PortraitProps = { name: string; portrait: string | null; size?: AvatarSize }

/** A caregiver's portrait, or their initial in the same room. */
export function Portrait({ name, portrait, size = 'md' }: PortraitProps) {
  const t = useT('portraits')
  const large = size === 'xl' && portrait && `${portrait}${portrait.includes('?') ? '&' : '?'}size=large`
  const src = large || portrait
  return <Avatar name={name} size={size} photo={src ? { src, alt: t('alt', { name }) } : null} />
}
