import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/problems.ts'

export default {
  'general.invalid_input': 'Something was filled in wrongly. Please follow the hints and send it again.',
  'general.unexpected': 'That did not work, and the fault is ours. Wait a minute and try again, or contact us.',
  'general.other_origin': 'This was not sent from our own page, so we did not take it. Go back and send it again.',
  'general.too_large': 'That was too large to accept. Choose a smaller file or send it in parts.',
} satisfies Shape<typeof zh>
