export { type Delivered, deliverNotice, findAudience } from './deliver-notice.ts'
export { keepMessages } from './keep-messages.ts'
export { createMail } from './mail.ts'

export { markReadAbout } from './mark-read.ts'
export { createPush } from './push.ts'
