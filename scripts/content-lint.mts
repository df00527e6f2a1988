// What lessons may say, and whether everything they point at is there; and whether every specification that is cited anywhere
// is on the list of those that were read. The rules are in content/_build/lint*.ts and in scripts/lib/spec-references.mts.
import { lintContent } from '../content/_build/lint'
import { allReferences, isKnown, unused } from './lib/spec-references.mjs'

const { lessons, problems } = await lintContent()
for (const { file, line, says } of problems) console.error(`${file}:${line} ${says}`)
if (lessons === 0) console.error('No lesson was read.')

const references = allReferences()
const unknown = references.filter(({ ref }) => !isKnown(ref))
for (const { ref, file, line } of unknown)
  console.error(`${file}:${line} "${ref}" is not in simulator/trace/select/known-rfcs.ts or documents.ts.`)
const idle = unused(references)
for (const ref of idle) console.error(`Nobody cites "${ref}" any more: take it off the list.`)
if (references.length === 0) console.error('No reference was read.')

if (lessons === 0 || references.length === 0 || [...problems, ...unknown, ...idle].length > 0) process.exit(1)
console.log(
  `${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}, ${references.length} references to specifications`,
)
