// Import boundaries. dependency-cruiser is green when it reads nothing (simulator/decisions/001), so the number of modules
// and the presence of each folder are part of the verdict.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin } from '../lib/bin.mjs'
import { at } from '../lib/paths.mjs'
import { runNode } from '../lib/run.mjs'

const FEWEST_MODULES = 20
const FOLDERS = ['simulator', 'components', 'content', 'app'].filter((folder) => existsSync(at(folder)))

/** The report grows with the house, and is longer than what is kept of a program's output. */
const file = at('.cache/boundaries.json')
mkdirSync(path.dirname(file), { recursive: true })
rmSync(file, { force: true })
const { output } = await runNode([
  bin.depcruise,
  ...FOLDERS,
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'json',
  '--output-to',
  file,
])
let report
try {
  report = JSON.parse(readFileSync(file, 'utf8'))
} catch {
  console.error(output)
  process.exit(1)
}
const read = report.modules.filter(({ source }) => /^(simulator|components|content|app)\//.test(source))
const problems = report.summary.violations.map(({ rule, from, to }) => `${from} -> ${to}: ${rule.name}`)
if (read.length < FEWEST_MODULES)
  problems.push(`only ${read.length} modules were read, expected at least ${FEWEST_MODULES}`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${read.length} modules`)
