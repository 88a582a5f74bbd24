import type { Landmarks } from './landmarks.ts'
import type { Screen } from './screen.ts'
import { deskScreens } from './screens-desk.ts'
import { familyScreens } from './screens-family.ts'
import { liveScreens } from './screens-live.ts'
import { operatorScreens } from './screens-operator.ts'
import { publicScreens } from './screens-public.ts'

/** Every screen in every state worth looking at, in the demo world. */
export const screensOf = (ids: Landmarks): Screen[] => [
  ...publicScreens(ids),
  ...familyScreens(ids),
  ...deskScreens(ids),
  ...operatorScreens(ids),
  ...liveScreens(ids.live),
]
