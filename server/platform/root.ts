import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: where package.json is, seen from the sources as from the bundle. */
export function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
