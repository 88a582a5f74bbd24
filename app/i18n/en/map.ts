import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/map.ts'

export default {
  open: 'Show map',
  close: 'Hide map',
  list: 'Show list',
  label: 'Map with {{count}} providers',
  all_one: 'The {{count}} provider in the list is on the map.',
  all_other: 'All {{count}} providers in the list are on the map.',
  some_one: '{{count}} provider in the list: {{placed}} on the map, {{unplaced}} without a position on file.',
  some_other:
    '{{count}} providers in the list: {{placed}} on the map, {{unplaced}} without a position on file and only in the list.',
  hint: 'A circle says how many are there; a filled one has some that can be booked online. Arrow keys move to the next place, Enter zooms in or says who it is.',
  loading: 'The map is opening',
  failed: 'The map did not open. The list has the same providers.',
  pinsFailed:
    'The positions could not be fetched. The list has the same providers; moving the map tries again.',
  nowhere: 'None of the providers found has a position on file, so the map cannot show them.',
  cluster_one: '{{count}} provider around here',
  cluster_other: '{{count}} around here, zoom in to see them',
  stacked_one: '{{count}} provider here',
  stacked_other: '{{count}} at one place, see who they are',
  more_one: '{{count}} more at this place, see it in the list',
  more_other: '{{count}} more at this place, see them in the list',
  marker: '{{name}}',
  markerAway: '{{name}}, about {{distance}}',
  origin: 'Distances are from here',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  searchHere: 'Search this area',
  schematic: 'A sketch: names of districts stand where their providers are; there are no streets.',
} satisfies Shape<typeof zh>
