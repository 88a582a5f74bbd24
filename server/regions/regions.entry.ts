export { findDistricts, findRegions, regionName } from './find-regions.ts'
export { seedRegions } from './seed-regions.ts'
