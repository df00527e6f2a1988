// Everything that can be found, as public/search/entries.json: loaded when the search is opened, never before.
import { mkdirSync, writeFileSync } from 'node:fs'
import { searchEntries } from '../content/_build/search'
import { at } from './lib/paths.mjs'

mkdirSync(at('public/search'), { recursive: true })
writeFileSync(at('public/search/entries.json'), JSON.stringify(await searchEntries()))
