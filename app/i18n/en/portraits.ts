import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/portraits.ts'

export default {
  title: 'My portrait',
  lead: 'So that families and elders know who it is before you come.',
  alt: 'Photo of {{name}}',
  heading: 'Portrait',
  none: 'There is no photo yet; the first letter of the name stands for it.',
  shown: {
    everybody: 'Anybody sees it at the provider’s page.',
    visits: 'Only the families visited and people of this provider see it.',
  },
  byManager:
    'The provider put it up and says that you agreed. If you would rather not, take it down: it is gone at once.',
  choose: 'Photo',
  hint: 'From the front, clear, one person only. JPEG, PNG or WebP, at least 200 pixels at the shorter side; it is cut square, and where it was taken is removed.',
  everybody: 'Also at the provider’s page, for anybody to see',
  agreed: 'The caregiver has seen this photo and agrees to it being shown like this',
  put: 'Put up the portrait',
  replace: 'Use this one instead',
  remove: 'Take the portrait down',
  toVisits: 'Show it only to families visited',
  toEverybody: 'Also show it at the provider’s page',
  deskLead: 'Families and elders see who comes. Ask the caregiver first; they can take it down at any time.',
  done: {
    put: 'The portrait is up.',
    shown: 'That is changed.',
    removed: 'The portrait is down, everywhere.',
  },
  mine: 'My portrait',
} satisfies Shape<typeof zh>
