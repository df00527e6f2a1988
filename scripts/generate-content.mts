// Writes content/registry.gen.ts: the code of every lesson by its path.
import { writeFileSync } from 'node:fs'
import { loadEntries } from '../content/_build/load'
import { registryText } from '../content/_build/registry'

writeFileSync('content/registry.gen.ts', registryText(loadEntries()))
