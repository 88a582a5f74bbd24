import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/carer.ts'

export default {
  title: "Today's route",
  today: "Today's route",
  days: 'Which day',
  all: 'This day',
  visits_one: '{{count}} visit',
  visits_other: '{{count}} visits',
  count_one: '{{count}} visit',
  count_other: '{{count}} visits',
  free: 'None',
  none: 'Nothing planned',
  emptyTitle: 'Nothing is yours on this day',
  empty: 'Once the provider has accepted an order, the visits given to you stand here along the clock.',
  until: 'until {{at, time}}',
  calledBy: 'the family says {{calledBy}}',
  what: '{{title}}, about {{duration}}',
  call: 'Call {{name}}',
  depart: 'Set out',
  arrived: 'I am there: begin',
  goOn: 'Go on with the visit',
  open: 'See this visit',
  ride: 'about {{minutes}} by bike',
  walk: 'about {{minutes}} on foot',
  map: {
    amap: 'Way by Amap',
    other: 'Another map',
    phone: 'The map on this phone',
    apple: 'Apple Maps',
  },
  nav: 'My route',
} satisfies Shape<typeof zh>
