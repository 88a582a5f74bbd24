import type { Ctx } from '../context.ts'

/** What came in, looked at as it came: not what we would make of it. */
export async function scanUpload(
  { ports, log }: Pick<Ctx, 'ports' | 'log'>,
  bytes: Uint8Array,
): Promise<'clean' | 'unscanned' | 'infected' | 'scanner_down'> {
  try {
    return (await ports.scan.scan(bytes)).verdict
  } catch (error) {
    log.error({ err: error }, 'the virus scanner does not answer')
    return 'scanner_down'
  }
}
