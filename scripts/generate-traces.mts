// The trace that each flow's first picture is drawn from, made by the engine: public/traces/<slug>.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { flows } from '../simulator/flows/registry'
import { completeRun } from '../simulator/run/complete'
import { at } from './lib/paths.mjs'

mkdirSync(at('public/traces'), { recursive: true })
for (const flow of flows) {
  const { result } = await completeRun(flow, { seed: 1 })
  if (result.status !== 'ended') throw new Error(`${flow.slug} does not end: ${result.status}`)
  writeFileSync(at('public/traces', `${flow.slug}.json`), JSON.stringify(result.events))
}
