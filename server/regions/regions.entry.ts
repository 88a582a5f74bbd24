export { findDistricts, findRegions, regionName, regionNames } from './find-regions.ts'
export { seedRegions } from './seed-regions.ts'
