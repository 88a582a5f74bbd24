export { callElder } from './call-elder.ts'
export { createElderLink } from './create-elder-link.ts'
export { showElderPage } from './open-elder-page.ts'
