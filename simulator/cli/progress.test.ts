import { expect, it } from 'vitest'
import { createProgress } from './progress'

const CLEAR = '\r\u001b[K'

/** What stands on the screen when 60 ms pass between two of `steps`. */
async function shown(isTTY: boolean, steps: number): Promise<string[]> {
  const written: string[] = []
  let now = 0
  const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => now)
  for (let step = 1; step <= steps; step++) {
    now += 60
    await progress.show(`Reading \u001b[2Jusers${step}.json`, step / 10)
  }
  progress.end()
  return written
}

it('a terminal is told how far it is, now and then, and nothing of it stays', async () => {
  expect(await shown(true, 4)).toEqual([
    `${CLEAR}Reading \\u001b[2Jusers2.json: 20 %`,
    `${CLEAR}Reading \\u001b[2Jusers4.json: 40 %`,
    CLEAR,
  ])
})

it('what is over at once says nothing, and a file is told nothing', async () => {
  expect(await shown(true, 1)).toEqual([])
  expect(await shown(false, 9)).toEqual([])
})

it('others have their turn meanwhile', async () => {
  let now = 0
  const progress = createProgress({ write: () => undefined }, () => now)
  const seen: string[] = []
  setImmediate(() => seen.push('a signal'))
  await progress.show('Reading', 0)
  expect(seen).toEqual([])
  now = 200
  await progress.show('Reading', 0.5)
  expect(seen).toEqual(['a signal'])
})
