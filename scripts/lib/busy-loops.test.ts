import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { besideBusyLoops } from './busy-loops.mjs'

const HERE = fileURLToPath(new URL('busy-loops.mjs', import.meta.url))

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const allGone = (pids: readonly number[]) =>
  expect.poll(() => pids.filter(runs), { timeout: 15_000 }).toEqual([])

test('the loops run beside the work, and end with it', async () => {
  const pids = await besideBusyLoops(2, async (pids) => {
    expect(pids.map(runs)).toEqual([true, true])
    return pids
  })
  await allGone(pids)
})

test('the loops end when the work fails', async () => {
  let pids: number[] = []
  const failing = besideBusyLoops(1, async (given) => {
    pids = given
    throw new Error('it failed')
  })
  await expect(failing).rejects.toThrow('it failed')
  await allGone(pids)
})

test('the loops end when whoever started them is ended', async () => {
  const program = `import { besideBusyLoops } from ${JSON.stringify(HERE)}
    await besideBusyLoops(1, (pids) => new Promise(() => { console.log(pids[0]); setInterval(() => {}, 1000) }))`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (text) => resolve(Number(text))),
  )
  expect(runs(pid)).toBe(true)
  parent.kill('SIGKILL')
  await allGone([pid])
})
