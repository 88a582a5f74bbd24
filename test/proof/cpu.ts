import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of a clock tick, as Linux counts a process's time. */
const TICK = 10

/**
 * CPU milliseconds a site and its database have used so far; of the database, the first process and those it has
 * started and has still. Zero where the system does not tell.
 */
export async function cpuOf({
  pid,
  databasePid,
}: {
  pid: number
  databasePid: number
}): Promise<{ server: number; database: number }> {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess)
    const sum = (some: typeof all) => some.reduce((total, { ticks }) => total + ticks * TICK, 0)
    return {
      server: sum(all.filter((one) => one.pid === pid)),
      database: sum(all.filter((one) => one.pid === databasePid || one.parent === databasePid)),
    }
  } catch {
    return { server: 0, database: 0 }
  }
}

function readProcess(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // Ended meanwhile.
    return []
  }
}
