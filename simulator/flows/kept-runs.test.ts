import { describe, expect, it } from 'vitest'
import { completeRun } from '../run/complete'
import { steps } from '../trace/select/steps'
import { catalogue } from './catalogue'
import { settingName, settingsOf } from './testing/settings'

/** What every run of a flow comes to, a line a step, kept beside the flow: a difference is read by whoever makes it. */
describe.each(catalogue.map((entry) => [entry.slug, entry] as const))('%s', (slug, entry) => {
  it('runs as it did, step by step', async () => {
    const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
    const runs: string[] = []
    let plain: readonly string[] = []
    for (const switches of settingsOf(flow)) {
      const { result } = await completeRun(flow, { seed: 1, switches })
      const lines = steps(result.events, narration).map(
        ({ title, refused, at }) =>
          `${refused ? 'x' : ' '} ${new Date(at).toISOString().slice(5, 19)} ${title}`,
      )
      const ending =
        result.status === 'ended' ? `${result.outcome.result}: ${result.outcome.says}` : result.status
      // What is as without any switch is not written down again.
      const same = lines.findIndex((line, index) => line !== plain[index])
      const kept =
        plain.length === 0
          ? lines
          : [`  (${same < 0 ? lines.length : same} as above)`, ...lines.slice(same < 0 ? lines.length : same)]
      runs.push([`## ${settingName(switches)}`, ...kept, `= ${ending}`].join('\n'))
      if (plain.length === 0) plain = lines
    }
    await expect(`${runs.join('\n\n')}\n`).toMatchFileSnapshot(`../${entry.kind}s/${slug}/kept-runs.txt`)
  })
})
