// The trace that each flow's first picture is drawn from, made by the engine: public/traces/<slug>.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { catalogue } from '../simulator/doors/catalogue'
import { completeRun } from '../simulator/doors/index'
import { at } from './lib/paths.mjs'

mkdirSync(at('public/traces'), { recursive: true })
for (const { slug, flow } of catalogue) {
  const { result } = await completeRun(await flow(), { seed: 1 })
  if (result.status !== 'ended') throw new Error(`${slug} does not end: ${result.status}`)
  writeFileSync(at('public/traces', `${slug}.json`), JSON.stringify(result.events))
}
