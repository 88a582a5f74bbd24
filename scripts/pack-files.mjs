import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const PACKS = /\.(?:js|css|json|svg|webmanifest)$/
/** Shorter files gain nothing. */
const WORTH_PACKING = 1_024
const AT_ONCE = 8

/** Beside each text in `folder` what it is compressed as, `.br` and `.gz`, as small as they get: done once, not for every visitor. */
export async function packFiles(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((one) => one.isFile() && PACKS.test(one.name))
  const work = async () => {
    for (let one = files.pop(); one; one = files.pop()) await pack(join(one.parentPath, one.name))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function pack(file) {
  const text = await readFile(file)
  if (text.length < WORTH_PACKING) return
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: text.length }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(text, { params }),
    promisify(gzip)(text, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
