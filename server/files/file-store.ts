import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Private files by key, such as `care/<id>-large.jpg`. Nothing in it is reachable but through a use case of ours. */
export type FileStore = {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null where there is none. */
  get(key: string): Promise<Uint8Array | null>
  remove(key: string): Promise<void>
}

/** Keeps files in a folder beside the database; keys can't leave it. */
export function createFolderStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: async (key) => ((await disk.exists(key)) ? disk.getBytes(key) : null),
    remove: (key) => disk.delete(key),
  }
}

/** For tests and for playing the example world: forgotten with the process. */
export function createMemoryStore(): FileStore {
  const files = new Map<string, Uint8Array>()
  return {
    put: async (key, bytes) => void files.set(key, bytes),
    get: async (key) => files.get(key) ?? null,
    remove: async (key) => void files.delete(key),
  }
}
