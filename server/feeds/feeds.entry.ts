export { letterFeeds } from './letter-feeds.ts'
