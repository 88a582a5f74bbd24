export { findDistricts, findRegions, type RegionView, regionName } from './find-regions.ts'
export { seedRegions } from './seed-regions.ts'
