import { atHome } from './providers/at-home.ts'
import { childcare } from './providers/childcare.ts'
import { onSite } from './providers/on-site.ts'
import { type ExampleProvider, shanghai } from './providers/shape.ts'

/** None of these exist: names, addresses, numbers and people are made up, and every page says so. */
export const exampleProviders: readonly ExampleProvider[] = [...atHome, ...onSite, ...childcare]

/** A listing nobody runs yet, with a claim that waits for an operator. */
export const unclaimedExample = {
  name: '示例·宝山暖阳日间照料中心',
  kind: 'day_care',
  claimant: 'zhengKai',
  site: shanghai('宝山区', '友谊路街道', '310113', '示例路 5 号', 31.3953, 121.4852),
} as const
