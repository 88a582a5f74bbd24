export { createFolderStore, createMemoryStore, type FileStore } from './file-store.ts'
export { keepFiles } from './keep-file.ts'
export {
  forgetPicture,
  type KeptPicture,
  keepPicture,
  keepSizes,
  openPicture,
  pictureFiles,
} from './keep-picture.ts'
export { readDocument } from './read-document.ts'
export { readFace } from './read-picture.ts'
export { createClamd, noScan, type ScanPort } from './scan.ts'
export { scanUpload } from './scan-upload.ts'
export { createSeal, type SealPort } from './seal.ts'
export { sealedQuery, sealHolds } from './sealed-link.ts'
export { sweepFiles } from './sweep-files.ts'
