/** Long steps say what they do and how long it took. Plain Node: this runs before anything is installed. */
import { spawn } from 'node:child_process'

const live = process.stdout.isTTY && !process.env.CI

/** Runs `work` under a title; on a terminal the seconds tick while it lasts. Failures carry on upwards. */
export async function step(title, work) {
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  const ticking = live
    ? setInterval(() => process.stdout.write(`\r  … ${title}  ${seconds()} `), 200)
    : undefined
  const ended = (mark) => {
    clearInterval(ticking)
    process.stdout.write(`${live ? '\r\x1b[K' : ''}  ${mark} ${title}  ${seconds()}\n`)
  }
  try {
    const result = await work()
    ended('✓')
    return result
  } catch (error) {
    ended('✗')
    throw error
  }
}

/** Runs a program quietly; when it fails, the error holds what it said. Gives its output. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new StepFailed(`${program.split('/').at(-1)} ended with ${signal ?? code}`, output))
    })
  })
}

/** A step that failed with words of its own; shown without a stack. */
export class StepFailed extends Error {
  constructor(message, output = '') {
    super(message)
    this.output = output
  }
}
