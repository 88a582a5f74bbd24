export { forgetPictures, noPortrait, portraitKey } from './portrait-files.ts'
export { type PortraitColumns, portraitColumns, portraitPath } from './portrait-path.ts'
