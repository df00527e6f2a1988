import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)

/** Keeps the last lines of a child's output without holding all of a long one. The list of imports of the whole tree is 4 MB. */
const MAX_OUTPUT = 16_000_000

/**
 * Runs a program from the project's root and waits for it.
 * `output`: 'show' passes everything through, 'stderr' passes it to standard error, 'keep' collects it.
 * @returns {Promise<{code: number, output: string, seconds: string}>}
 */
export function run(command, args, { output = 'keep', env = {}, cwd = root, timeout } = {}) {
  const since = Date.now()
  const stdio = {
    show: ['ignore', 'inherit', 'inherit'],
    stderr: ['ignore', 2, 2],
    keep: ['ignore', 'pipe', 'pipe'],
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        ...(output === 'keep' ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}),
        ...env,
      },
      stdio: stdio[output],
      // On Windows npm is a .cmd file, which needs a shell; node itself must not have one (its path has spaces).
      shell: process.platform === 'win32' && command === 'npm',
      timeout,
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        text = (text + chunk).slice(-MAX_OUTPUT)
      })
    }
    child.on('error', (error) =>
      resolve({ code: 127, output: `${text}${error.message}\n`, seconds: seconds(since) }),
    )
    child.on('close', (code, signal) => {
      if (signal && output !== 'keep') console.error(`stopped by ${signal} after ${seconds(since)} s`)
      resolve({
        code: code ?? 1,
        output: signal ? `${text}\nstopped by ${signal} after ${seconds(since)} s\n` : text,
        seconds: seconds(since),
      })
    })
  })
}

/** Runs a program of node_modules/.bin through node's own path, so no shell and no npx are needed. */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}

/**
 * Does `work` while saying, every ten seconds, that it is still going.
 * @template T @param {string} what @param {() => Promise<T>} work @param {(line: string) => void} say
 */
export async function withProgress(what, work, say = console.log) {
  const since = Date.now()
  say(`${what} ...`)
  const timer = setInterval(
    () => say(`  still ${what[0].toLowerCase()}${what.slice(1)} (${seconds(since)} s)`),
    10_000,
  )
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
