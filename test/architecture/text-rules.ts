import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type TextRule = {
  name: string
  folders: readonly string[]
  /** The files that may. */
  except?: readonly string[]
  files?: RegExp
  forbidden: RegExp
}

/** What no import shows: read from the text of the files. */
export const textRules: readonly TextRule[] = [
  {
    name: 'settings-come-from-platform-env',
    folders: ['app', 'server', 'prisma'],
    except: ['server/platform/env.ts'],
    forbidden: /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\.(?!(?:DEV|PROD|SSR)\b)/,
  },
  {
    name: 'time-comes-from-the-clock',
    folders: ['app', 'server', 'prisma'],
    except: ['server/platform/clock.ts', 'app/offline/own-watch.ts'],
    forbidden: /\bnew Date\(\s*\)|\bDate\.now\(|\bTemporal\.Now\b/,
  },
  {
    name: 'front-doors-name-what-they-export',
    folders: ['server'],
    files: /\.entry\.ts$/,
    forbidden: /export\s+\*/,
  },
  {
    name: 'errors-are-read-not-compared-by-class',
    folders: ['app'],
    forbidden: /instanceof\s+(?:TRPCError|DomainError|ProblemCause)\b/,
  },
]

export type TextViolation = { rule: string; file: string; line: number }

/** Every breach of a text rule under `root`, with its line. Comments do not count. */
export function textViolations(root: string): TextViolation[] {
  return textRules.flatMap((rule) =>
    rule.folders
      .flatMap((folder) => sourcesIn(root, folder))
      .filter((file) => !rule.except?.includes(file) && (rule.files ?? /./).test(file))
      .flatMap((file) =>
        linesOf(join(root, file)).flatMap((text, index) =>
          rule.forbidden.test(text) ? [{ rule: rule.name, file, line: index + 1 }] : [],
        ),
      ),
  )
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (path === 'server/platform/prisma') return []
    if (entry.isDirectory()) return sourcesIn(root, path)
    return /\.(ts|tsx|js|mjs)$/.test(path) ? [path] : []
  })
}

function linesOf(file: string): string[] {
  const withoutComments = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '')
  return withoutComments.split('\n')
}
