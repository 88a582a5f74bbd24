export const signInWays = ['phone', 'code', 'password', 'register'] as const
export type SignInWay = (typeof signInWays)[number]

/** The address of one way to sign in; `next` is a path of ours to go on to afterwards. */
export function signInPath({ next, way = 'phone' }: { next: string; way?: SignInWay }): string {
  const params = new URLSearchParams()
  if (way !== 'phone') params.set('way', way)
  if (next !== '/') params.set('next', next)
  const text = params.toString()
  return text ? `/sign-in?${text}` : '/sign-in'
}
