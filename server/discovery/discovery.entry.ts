export { createSearch } from './create-search.ts'
export { indexListings, rebuildSearch, refreshListing, writeSearchTexts } from './refresh-listing.ts'
export { keepStandings, refreshStandings } from './standings.ts'
