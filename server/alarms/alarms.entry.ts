export { lookOut } from './look-out.ts'
