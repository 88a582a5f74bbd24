import { existsSync, readFileSync } from 'node:fs'
import { StartProblem } from '../platform/start-problem.ts'
import { type ImportProfile, importProfileSchema } from './import-profile.ts'
import { builtInProfiles } from './profiles.ts'
import { importProfiles } from './registry.contract.ts'

/**
 * The profile of this name, or the one in this JSON file. Refuses with a StartProblem: one sentence for each thing that
 * is wrong in the file, by its place in it.
 */
export function loadProfile(nameOrPath: string): ImportProfile {
  const builtIn = importProfiles.find((name) => name === nameOrPath)
  if (builtIn) return builtInProfiles[builtIn]
  if (!nameOrPath.endsWith('.json') || !existsSync(nameOrPath)) {
    throw new StartProblem(
      `There is no profile called ${nameOrPath}.`,
      `Use one of ${importProfiles.join(', ')}, or the path of a .json file with a profile of your own.`,
    )
  }
  const parsed = importProfileSchema.safeParse(jsonIn(nameOrPath))
  if (!parsed.success) {
    throw new StartProblem(
      `The profile ${nameOrPath} can't be used:`,
      ...parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'it'}: ${message}`),
    )
  }
  const taken = importProfiles.find((name) => name === parsed.data.name)
  if (taken)
    throw new StartProblem(`The profile ${nameOrPath} calls itself ${taken}, which is built in. Rename it.`)
  return parsed.data
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartProblem(`The profile ${path} is not JSON: ${(error as Error).message}.`)
  }
}
