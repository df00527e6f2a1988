// The page /rules, and lessons about rules, before they are touched: the first rule of each held against the sample tenant, as
// HTML in .cache/still. Once touched, the same components take over these very elements.
import { mkdirSync, writeFileSync } from 'node:fs'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { editorOf } from '../components/rules/live'
import { loadEntries } from '../content/_build/load'
import { stillName } from '../content/_build/still'
import * as engine from '../simulator/doors/policy-membership'
import { at } from './lib/paths.mjs'

mkdirSync(at('.cache/still'), { recursive: true })
const draw = (name: string, opening?: string) =>
  writeFileSync(at('.cache/still', `${name}.html`), renderToString(editorOf(engine, opening) as ReactElement))

draw('rules')
for (const { path, meta } of loadEntries())
  if (meta.lab.kind === 'rules') draw(stillName('lesson', path), meta.lab.rule)
