export { type Delivered, deliverNotice } from './deliver-notice.ts'
