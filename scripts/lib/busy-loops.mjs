import { spawn } from 'node:child_process'

// It looks for its parent at every turn, so it ends with it, however that one ends.
const LOOP = 'const parent = process.ppid; while (process.ppid === parent);'

/**
 * Keeps the machine busy with so many processes while something is done, and ends them whatever happens.
 * @template T
 * @param {number} count
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function besideBusyLoops(count, work) {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--eval', LOOP], { stdio: 'ignore' }),
  )
  try {
    return await work()
  } finally {
    for (const loop of loops) loop.kill('SIGKILL')
  }
}
