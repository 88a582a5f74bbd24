export { textElder } from './text-elder.ts'
