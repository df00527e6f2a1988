import { spawn } from 'node:child_process'

// Its standard input closes when its parent ends, however that one ends; between two turns it hears of it.
const LOOP = `process.stdin.on('close', () => process.exit()).resume()
const turn = () => { for (const end = Date.now() + 50; Date.now() < end; ); setImmediate(turn) }
turn()`

/**
 * Keeps the machine busy with so many processes while something is done, and ends them whatever happens.
 * @template T
 * @param {number} count
 * @param {(pids: number[]) => Promise<T>} work is told which they are
 * @returns {Promise<T>}
 */
export async function besideBusyLoops(count, work) {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--eval', LOOP], { stdio: ['pipe', 'ignore', 'ignore'] }),
  )
  try {
    return await work(loops.map(({ pid }) => pid ?? 0))
  } finally {
    for (const loop of loops) loop.kill('SIGKILL')
  }
}
