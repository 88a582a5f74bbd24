import { afterEach, beforeEach, vi } from 'vitest'

let said: string[] = []

/** Takes back what was said on console.error so far: for the one test that means to provoke it. */
export function expectedErrors(): string[] {
  const taken = said
  said = []
  return taken
}

beforeEach(() => {
  said = []
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    said.push(
      words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '),
    )
  })
})

afterEach(() => {
  const stray = expectedErrors()
  vi.mocked(console.error).mockRestore?.()
  if (stray.length > 0) throw new Error(`console.error during the test:\n${stray.join('\n')}`)
})
