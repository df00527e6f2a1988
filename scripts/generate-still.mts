// The labs that pages show before they are touched, as HTML: .cache/still/<name>.html. A page takes the text as it is, so that a
// browser has neither to read a second copy of a thousand elements nor to hydrate them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { StillDiagram } from '../components/diagram/StillDiagram'
import { StillLab } from '../components/lab/StillLab'
import { flowOf } from '../content/_build/lesson-lab'
import { loadEntries } from '../content/_build/load'
import { stillName } from '../content/_build/still'
import { lessonCode } from '../content/registry.gen'
import { catalogue, findFlow } from '../simulator/doors/catalogue'
import { completeRun, type RunInput } from '../simulator/doors/index'
import { steps } from '../simulator/doors/view'
import { at } from './lib/paths.mjs'

async function play(slug: string, input: RunInput) {
  const known = findFlow(slug)
  if (!known) throw new Error(`There is no flow "${slug}".`)
  const [flow, narration] = await Promise.all([known.flow(), known.narration()])
  const { result } = await completeRun(flow, input)
  return { events: result.events, narration }
}

function write(name: string, drawing: ReactElement) {
  writeFileSync(at('.cache/still', `${name}.html`), renderToStaticMarkup(drawing))
}

async function draw(name: string, slug: string, variant: 'lesson' | 'full' | 'stage', input: RunInput) {
  write(name, createElement(StillLab, { ...(await play(slug, input)), variant }))
}

/** What the gallery shows of a flow: everybody in it, and every way that was taken, when all is done. */
async function drawPicture(slug: string) {
  const run = await play(slug, { seed: 1 })
  const position = steps(run.events, run.narration).length
  write(stillName('picture', slug), createElement(StillDiagram, { ...run, position }))
}

mkdirSync(at('.cache/still'), { recursive: true })
for (const { slug } of catalogue) {
  await draw(stillName('full', slug), slug, 'full', { seed: 1 })
  await draw(stillName('stage', slug), slug, 'stage', { seed: 1 })
  await drawPicture(slug)
}
for (const { path, meta } of loadEntries()) {
  const flow = flowOf(meta.lab)
  if (flow === undefined) continue
  const code = lessonCode[path]
  if (!code) throw new Error(`The registry has no lesson "${path}".`)
  await draw(stillName('lesson', path), flow, 'lesson', (await code.scenario()).scenario)
}
