import { createVault, readKeyRing } from '../../server/platform/vault.ts'

/** The test world's own key, as servers that are started for a test are given it. */
export const testKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`
export const testVault = createVault(readKeyRing(testKeys) ?? [])
