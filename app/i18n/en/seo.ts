import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/seo.ts'

export default {
  join: ', ',
  stop: '. ',
  home: {
    description:
      'Care for parents and children in China: home care, day care, residential care and nurseries. Prices in plain sight, reviews of visits that really happened, booked online and followed by the whole family.',
  },
  search: {
    anything: 'Care for elders and children',
    words: 'Results for “{{q}}”',
    inPlace: '{{what}} in {{place}}',
    page: '{{title}}, page {{page}}',
    description:
      '{{what}}: {{total}} providers with prices, reviews and addresses. Book a time where it can be booked.',
    descriptionIn:
      '{{what}} in {{place}}: {{total}} providers with prices, reviews and addresses. Book a time where it can be booked.',
  },
  provider: { title: '{{name}}, {{place}}' },
} satisfies Shape<typeof zh>
