export { type Delivered, deliverNotice, findAudience } from './deliver-notice.ts'
