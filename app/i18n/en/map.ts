import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/map.ts'

export default {
  open: 'Show map',
  close: 'Hide map',
  list: 'Show list',
  label: 'Map with {{count}} providers',
  hint: 'Arrow keys move between providers, Enter opens one. The list has the same providers.',
  loading: 'The map is opening',
  failed: 'The map did not open. The list has the same providers.',
  nowhere: 'Nobody on this page has a position on file, so the map cannot show them.',
  some_one: '{{count}} provider has no position on file and is only in the list.',
  some_other: '{{count}} providers have no position on file and are only in the list.',
  cluster_one: '{{count}} provider here',
  cluster_other: '{{count}} together, zoom in to see them',
  marker: '{{name}}',
  markerAway: '{{name}}, about {{distance}}',
  origin: 'Distances are from here',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  searchHere: 'Search this area',
  schematic: 'A sketch: names of districts stand where their providers are; there are no streets.',
} satisfies Shape<typeof zh>
