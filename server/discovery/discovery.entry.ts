export { createSearch } from './create-search.ts'
export { indexListings, rebuildSearch, refreshListing, writeSearchTexts } from './refresh-listing.ts'
export { searchTextFor } from './search-text.rules.ts'
