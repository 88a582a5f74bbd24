export { showElderPage } from './open-elder-page.ts'
