export { checkChains } from './check-chains.ts'
