import { expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import { digest } from '../../trace/digest'
import { flow } from './flow'

it('gives the bytes it gave before: a difference here wants a new revision, so that old links say what they are', async () => {
  const digests: Record<string, string> = {}
  const settings = [
    {},
    ...flow.switches.flatMap(({ name, values }) => values.slice(1).map((value) => ({ [name]: value }))),
  ]
  for (const switches of settings) {
    const name = Object.entries(switches).map(([key, value]) => `${key}=${value}`)[0] ?? 'default'
    digests[name] = await digest((await completeRun(flow, { seed: 1, switches })).result.events)
  }
  await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot(
    `golden/revision-${flow.revision}.json`,
  )
})
