export { createFolderStore, createMemoryStore, type FileStore } from './file-store.ts'
export { readPicture } from './read-picture.ts'
